import FoundationEssentials
import NIOCore

/// Where a request goes, as its URL says.
struct HTTPTarget: Sendable, Equatable {
  var isSecure: Bool
  var host: String
  var port: Int
  /// Path and query, escaped as they were.
  var path: String
  /// As the `host` header says it: with the port where the URL has one.
  var authority: String

  init(_ text: String) throws(HTTPClientError) {
    guard let url = URLComponents(string: text), let scheme = url.scheme?.lowercased(), let host = url.percentEncodedHost, !host.isEmpty,
      scheme == "http" || scheme == "https"
    else { throw .badURL(text) }
    isSecure = scheme == "https"
    // IPv6 addresses stand in brackets in a URL only.
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
    port = url.port ?? (isSecure ? 443 : 80)
    path = (url.percentEncodedPath.isEmpty ? "/" : url.percentEncodedPath) + (url.percentEncodedQuery.map { "?\($0)" } ?? "")
    authority = url.port.map { "\(host):\($0)" } ?? host
  }

  /// The name that the server's certificate must have; TLS knows none for an address.
  var serverName: String? {
    let isAddress = (try? SocketAddress(ipAddress: host, port: port)) != nil
    return isAddress ? nil : host
  }
}
