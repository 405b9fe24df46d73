import NIOCore
import NIOHTTP2
import Testing

@testable import GRPCServer

@Suite("A connection's life")
struct ConnectionLifecycleTests {
  private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
  private func at(_ seconds: Int64) -> NIODeadline { Self.start + .seconds(seconds) }

  private func lifecycle(maxAge: TimeAmount? = nil) -> ConnectionLifecycle {
    let limits = ConnectionLifecycle.Limits(
      pingAfter: .seconds(60), pingTimeout: .seconds(20), maxIdle: .seconds(120), maxAge: maxAge, grace: .seconds(70))
    return ConnectionLifecycle(limits: limits, now: Self.start)
  }

  private let farewell: [ConnectionLifecycle.Action] = [.sendGoAway(lastStream: nil), .sendPing(ConnectionLifecycle.goAwayPing)]

  @Test("silence is answered with a ping, and further silence with a close")
  func keepalive() {
    var life = lifecycle()
    life.streamOpened(1)
    #expect(life.nextWake == at(60))
    #expect(life.wake(at(59)).isEmpty)
    #expect(life.wake(at(60)) == [.sendPing(ConnectionLifecycle.keepalivePing)])
    #expect(life.nextWake == at(80))
    #expect(life.wake(at(79)).isEmpty)
    #expect(life.wake(at(80)) == [.close])
    #expect(life.nextWake == nil)
  }

  @Test("anything read puts the ping off")
  func activity() {
    var life = lifecycle()
    life.streamOpened(1)
    life.read(at(30))
    #expect(life.wake(at(60)).isEmpty)
    #expect(life.wake(at(90)) == [.sendPing(ConnectionLifecycle.keepalivePing)])
    life.read(at(91))
    #expect(life.wake(at(110)).isEmpty)
    #expect(life.nextWake == at(151))
  }

  @Test("an idle connection is sent away, a busy one is not")
  func idle() {
    var life = lifecycle()
    life.streamOpened(1)
    life.read(at(100))
    #expect(life.wake(at(121)).isEmpty)
    #expect(life.streamClosed(at(130)).isEmpty)
    life.read(at(200))
    #expect(life.nextWake == at(250))
    #expect(life.wake(at(250)) == farewell)
    #expect(life.pingAnswered(ConnectionLifecycle.goAwayPing, at(251)) == [.sendGoAway(lastStream: 1), .finish])
  }

  @Test("an old connection is sent away, and its calls get their grace")
  func age() {
    var life = lifecycle(maxAge: .seconds(50))
    life.streamOpened(7)
    #expect(life.nextWake == at(50))
    #expect(life.wake(at(50)) == farewell)
    life.streamOpened(9)
    #expect(life.pingAnswered(ConnectionLifecycle.goAwayPing, at(51)) == [.sendGoAway(lastStream: 9)])
    life.read(at(110))
    #expect(life.streamClosed(at(111)).isEmpty)
    #expect(life.wake(at(119)).isEmpty)
    #expect(life.wake(at(120)) == [.close])
  }

  @Test("a draining connection closes with its last call")
  func drain() {
    var life = lifecycle()
    life.streamOpened(1)
    #expect(life.quiesce(at(1), grace: .seconds(10)) == farewell)
    #expect(life.streamClosed(at(2)).isEmpty)
    #expect(!life.refusesCalls)
    life.streamOpened(3)
    #expect(life.pingAnswered(ConnectionLifecycle.goAwayPing, at(2)) == [.sendGoAway(lastStream: 3)])
    #expect(life.refusesCalls)
    #expect(life.streamClosed(at(3)) == [.finish])
    #expect(life.quiesce(at(4), grace: .zero).isEmpty)
    #expect(life.wake(at(7)).isEmpty)
    #expect(life.nextWake == at(8))
    #expect(life.wake(at(8)) == [.close])
    #expect(life.wake(at(100)).isEmpty)
  }

  @Test("a second, shorter grace counts, a longer one does not")
  func shorterGrace() {
    var life = lifecycle()
    life.streamOpened(1)
    _ = life.quiesce(at(1), grace: .seconds(30))
    #expect(life.quiesce(at(2), grace: .seconds(5)).isEmpty)
    #expect(life.nextWake == at(7))
    _ = life.quiesce(at(3), grace: .seconds(50))
    #expect(life.wake(at(7)) == [.close])
  }

  @Test("answers to other pings mean nothing")
  func otherPings() {
    var life = lifecycle()
    life.streamOpened(1)
    _ = life.quiesce(at(1), grace: .seconds(10))
    #expect(life.pingAnswered(ConnectionLifecycle.keepalivePing, at(2)).isEmpty)
    #expect(life.pingAnswered(HTTP2PingData(withInteger: 5), at(2)).isEmpty)
  }
}
