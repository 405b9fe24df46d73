/// What a handler may know of the call it answers.
public struct CallContext: Sendable {
  /// The full method path, `/package.Service/Method`.
  public let path: String
  /// What the client sent along with the request.
  public let metadata: Metadata
  /// When the client stops waiting, from `grpc-timeout`; nil if it never does. The handler's task is cancelled then.
  public var deadline: ContinuousClock.Instant? { fixedDeadline?.instant }
  /// The same, for what is to have a fixed layout too.
  public let fixedDeadline: FixedInstant?
  /// The other end of the connection.
  public let peer: Peer

  /// Makes a context by hand, for handlers that are called in process.
  public init(path: String, metadata: Metadata = Metadata(), deadline: ContinuousClock.Instant? = nil, peer: Peer = Peer(address: "")) {
    self.path = path
    self.metadata = metadata
    fixedDeadline = deadline.map(FixedInstant.init)
    self.peer = peer
  }
}
