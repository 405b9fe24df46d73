import NIOCore

extension Peer {
  /// Describes the other end of a channel.
  convenience init(_ channel: any Channel, certificate: [UInt8]?) {
    switch channel.remoteAddress {
    case .some(let remote):
      let host = remote.ipAddress
      let isLoopback = host.map { $0.hasPrefix("127.") || $0 == "::1" || $0.hasPrefix("::ffff:127.") } ?? true
      let address = host.map { $0.contains(":") ? "[\($0)]:\(remote.port ?? 0)" : "\($0):\(remote.port ?? 0)" } ?? remote.pathname ?? ""
      self.init(address: address, isLocal: isLoopback, certificate: certificate)
    case nil:
      self.init(address: "", isLocal: true, certificate: certificate)
    }
  }
}
