import Frontend
import HTTPGateway

/// One client's stream of events, as bytes: what is next is read when the client has taken what was before.
actor FeedStream {
  /// How long nothing is sent at most: so soon a client that is gone is noticed, and a proxy does not take the connection for dead.
  private static let silence: Duration = .seconds(15)

  private enum Phase {
    case beginning, following, over
  }

  private var follower: FeedFollower
  private let gateway: HTTPGateway
  private var phase = Phase.beginning

  init(_ follower: FeedFollower, gateway: HTTPGateway) {
    self.follower = follower
    self.gateway = gateway
  }

  /// Nil: the stream is at its end.
  func next() async -> [UInt8]? {
    switch phase {
    case .beginning:
      phase = .following
      return ServerSentEvent.beginning + ServerSentEvent.place(follower.cursor)
    case .following: break
    case .over: return nil
    }
    var following = follower
    let step = await following.next(wait: Self.silence)
    follower = following
    switch step {
    case .events(let events): return events.flatMap { ServerSentEvent($0.event, cursor: $0.cursor, gateway: gateway).bytes }
    case .nothing(let cursor): return ServerSentEvent.place(cursor)
    case .failed(let failure):
      phase = .over
      return ServerSentEvent(failure).bytes
    case .ended:
      phase = .over
      return nil
    }
  }
}
