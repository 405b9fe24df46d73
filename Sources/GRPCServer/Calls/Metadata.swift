import GRPCWire
import NIOHPACK

/// A request's metadata: its headers without the pseudo-headers, under case-insensitive names.
public struct Metadata: Sendable {
  let headers: HPACKHeaders

  init(headers: HPACKHeaders) {
    self.headers = headers
  }

  /// Makes metadata by hand, for handlers that are called in process.
  public init(_ entries: [(String, String)] = []) {
    headers = HPACKHeaders(entries.map { ($0.0.lowercased(), $0.1) })
  }

  /// The first value under `name` as it came over the wire, nil where there is none.
  public subscript(name: String) -> String? {
    headers.first(name: name)
  }

  /// Every value under `name`, in the order they came.
  public func all(_ name: String) -> [String] {
    headers[name]
  }

  /// The first value under a name that ends in `-bin`, decoded from base64; nil where there is none or it is broken.
  public func binary(_ name: String) -> [UInt8]? {
    headers.first(name: name).flatMap(Base64.decode)
  }

  /// Every entry in the order it came, names in lower case.
  public var entries: [(name: String, value: String)] {
    headers.compactMap { $0.name.hasPrefix(":") ? nil : ($0.name, $0.value) }
  }
}
