import NIOCore
import NIOHTTP2

/// When a connection is pinged, told to go away and closed. A value: the connection feeds it events and carries out the actions.
struct ConnectionLifecycle {
  /// How long things may take.
  struct Limits {
    /// Silence after which a ping is sent.
    var pingAfter: TimeAmount
    /// How long the answer to a ping may take.
    var pingTimeout: TimeAmount
    /// Time without any call after which the client is told to go; nil: never.
    var maxIdle: TimeAmount?
    /// Age at which the client is told to go; nil: never.
    var maxAge: TimeAmount?
    /// How long calls may go on after idleness or age ended the connection.
    var grace: TimeAmount
  }

  enum Action: Equatable {
    case sendPing(HTTP2PingData)
    /// Nil: no stream is refused yet, the client has not heard of it.
    case sendGoAway(lastStream: HTTP2StreamID?)
    /// Send what is left, then nothing more; the client closes when it has read it. A full close could cost it the last answer.
    case finish
    /// Cut it.
    case close
  }

  private enum Phase: Equatable {
    case serving
    /// GOAWAY and a ping are out: streams that crossed it on the wire still count.
    case announcing(until: NIODeadline)
    /// The client knows; what is open may end.
    case draining(until: NIODeadline)
    /// All is said; the client has still to close.
    case finishing(until: NIODeadline)
    case closed
  }

  static let keepalivePing = HTTP2PingData(withInteger: 0x7465_6D70_6B65_6570)
  static let goAwayPing = HTTP2PingData(withInteger: 0x7465_6D70_676F_6177)
  /// How long a client may take to read the last bytes and close.
  static let finishTimeout = TimeAmount.seconds(5)

  private let limits: Limits
  private let ageEnd: NIODeadline?
  private var phase = Phase.serving
  private var openStreams = 0
  private var lastStream = HTTP2StreamID.rootStream
  private var lastRead: NIODeadline
  private var idleSince: NIODeadline?
  private var pingSentAt: NIODeadline?

  init(limits: Limits, now: NIODeadline) {
    self.limits = limits
    ageEnd = limits.maxAge.map { now + $0 }
    lastRead = now
    idleSince = now
  }

  /// Streams that are open on the wire.
  var streamCount: Int { openStreams }

  /// Whether the client knows that this connection takes no more calls; one that comes all the same may be tried elsewhere.
  var refusesCalls: Bool {
    switch phase {
    case .serving, .announcing: false
    case .draining, .finishing, .closed: true
    }
  }

  /// When `wake` has something to do if nothing happens before.
  var nextWake: NIODeadline? {
    switch phase {
    case .closed: return nil
    case .announcing(let end), .draining(let end): return min(end, keepaliveWake)
    case .finishing(let end): return end
    case .serving:
      var next = keepaliveWake
      if let ageEnd { next = min(next, ageEnd) }
      if let idleSince, let maxIdle = limits.maxIdle { next = min(next, idleSince + maxIdle) }
      return next
    }
  }

  private var keepaliveWake: NIODeadline { pingSentAt.map { $0 + limits.pingTimeout } ?? lastRead + limits.pingAfter }

  /// Bytes came: the other end lives.
  mutating func read(_ now: NIODeadline) {
    lastRead = now
    pingSentAt = nil
  }

  mutating func streamOpened(_ stream: HTTP2StreamID) {
    openStreams += 1
    lastStream = max(lastStream, stream)
    idleSince = nil
  }

  mutating func streamClosed(_ now: NIODeadline) -> [Action] {
    openStreams -= 1
    guard openStreams == 0 else { return [] }
    idleSince = now
    if case .draining(let end) = phase { return finishing(now, before: end) }
    return []
  }

  mutating func pingAnswered(_ data: HTTP2PingData, _ now: NIODeadline) -> [Action] {
    guard case .announcing(let end) = phase, data == Self.goAwayPing else { return [] }
    phase = .draining(until: end)
    let goAway = Action.sendGoAway(lastStream: lastStream)
    return openStreams == 0 ? [goAway] + finishing(now, before: end) : [goAway]
  }

  /// Tells the client to go elsewhere; open calls may end within `grace`.
  mutating func quiesce(_ now: NIODeadline, grace: TimeAmount) -> [Action] {
    switch phase {
    case .finishing, .closed: return []
    case .announcing(let end):
      phase = .announcing(until: min(end, now + grace))
      return []
    case .draining(let end):
      phase = .draining(until: min(end, now + grace))
      return []
    case .serving:
      phase = .announcing(until: now + grace)
      return [.sendGoAway(lastStream: nil), .sendPing(Self.goAwayPing)]
    }
  }

  /// Does what is due.
  mutating func wake(_ now: NIODeadline) -> [Action] {
    switch phase {
    case .closed: return []
    case .finishing(let end): return now >= end ? closing() : []
    case .announcing(let end), .draining(let end):
      if now >= end { return closing() }
    case .serving:
      let idleEnd = limits.maxIdle.flatMap { limit in idleSince.map { $0 + limit } }
      if ageEnd.map({ now >= $0 }) == true || idleEnd.map({ now >= $0 }) == true {
        return quiesce(now, grace: limits.grace)
      }
    }
    guard now >= keepaliveWake else { return [] }
    if pingSentAt != nil { return closing() }
    pingSentAt = now
    return [.sendPing(Self.keepalivePing)]
  }

  private mutating func finishing(_ now: NIODeadline, before end: NIODeadline) -> [Action] {
    phase = .finishing(until: min(end, now + Self.finishTimeout))
    return [.finish]
  }

  private mutating func closing() -> [Action] {
    phase = .closed
    return [.close]
  }
}
