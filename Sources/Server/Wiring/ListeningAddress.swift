import Foundation

/// Where the server will listen, tried before anything else is touched (docs/decisions/005).
struct ListeningAddress: Hashable, Sendable, CustomStringConvertible {
  var host: String
  var port: Int

  var description: String { "\(host):\(port)" }

  /// Binds the address, listens, and lets go of it. Port 0 becomes one that is free.
  ///
  /// Throws when the address is taken or is not this machine's.
  static func tried(host: String, port: Int) throws(StartError) -> ListeningAddress {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var found: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, "\(port)", &hints, &found)
    guard code == 0, let first = found else { throw StartError("cannot listen on \(host): \(String(cString: gai_strerror(code)))") }
    defer { freeaddrinfo(found) }

    let descriptor = socket(first.pointee.ai_family, first.pointee.ai_socktype, 0)
    guard descriptor >= 0 else { throw refusal(host, port) }
    defer { close(descriptor) }
    var yes: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout.size(ofValue: yes)))
    guard bind(descriptor, first.pointee.ai_addr, first.pointee.ai_addrlen) == 0, listen(descriptor, 1) == 0 else {
      throw refusal(host, port)
    }
    return ListeningAddress(host: host, port: port == 0 ? boundPort(of: descriptor) ?? 0 : port)
  }

  private static func refusal(_ host: String, _ port: Int) -> StartError {
    StartError("cannot listen on \(host):\(port): \(String(cString: strerror(errno)).lowercased())")
  }

  private static func boundPort(of descriptor: Int32) -> Int? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout.size(ofValue: storage))
    return withUnsafeMutableBytes(of: &storage) { bytes -> Int? in
      guard getsockname(descriptor, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length) == 0 else { return nil }
      // The port lies at the same place in IPv4 and IPv6 addresses, in network order.
      return Int(bytes[2]) << 8 | Int(bytes[3])
    }
  }
}
