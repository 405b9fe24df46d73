import Model
import Synchronization
import Testing

@testable import Frontend

@Suite("Limits of calls")
struct CallLimiterTests {
  /// A clock that stands until it is moved.
  private final class Hand: Sendable {
    private let time = Mutex(ContinuousClock.now)
    func move(_ step: Duration) { time.withLock { $0 = $0 + step } }
    var now: ContinuousClock.Instant { time.withLock { $0 } }
  }

  private let hand = Hand()

  private func limiter(_ set: (inout CallLimits) -> Void) -> CallLimiter {
    let limiter = CallLimiter { [hand] in hand.now }
    var limits = CallLimits()
    set(&limits)
    limiter.set(limits)
    return limiter
  }

  /// How many of many calls are taken.
  private func taken(_ limiter: CallLimiter, _ priority: CallPriority, _ namespace: String = "payments", of count: Int = 1000) -> Int {
    (0..<count).count { _ in (try? limiter.admit(priority, namespace: namespace)) != nil }
  }

  @Test("without limits nothing is turned away, and nobody has to ask")
  func none() {
    let limiter = CallLimiter()
    #expect(!limiter.isActive && taken(limiter, .start) == 1000)
  }

  @Test("a namespace gets its burst at once and its rate after that, each namespace for itself")
  func rate() {
    let limiter = limiter { $0.namespaceRPS = 10 }
    #expect(limiter.isActive && taken(limiter, .start) == 20 && taken(limiter, .start) == 0)
    #expect(taken(limiter, .start, "other") == 20)
    hand.move(.milliseconds(500))
    #expect(taken(limiter, .start) == 5)
    hand.move(.seconds(100))
    #expect(taken(limiter, .start) == 20)
  }

  @Test("the urgent leave less for others, and others nothing less for the urgent")
  func priorities() {
    let limiter = limiter { $0.namespaceRPS = 10 }
    #expect(taken(limiter, .poll) == 20 && taken(limiter, .look) == 20 && taken(limiter, .start) == 20)
    hand.move(.seconds(1))
    #expect(taken(limiter, .start) == 10 && taken(limiter, .control) == 0 && taken(limiter, .poll) == 0)
    #expect(taken(limiter, .free) == 1000)
  }

  @Test("lists have a rate of their own")
  func lists() {
    let limiter = limiter { $0.listRPS = 3 }
    #expect(taken(limiter, .list) == 3 && taken(limiter, .look) == 1000)
  }

  @Test("so many polls may be open, and one that is answered makes room")
  func polls() throws {
    let limiter = limiter { $0.openPolls = 2 }
    let first = try limiter.admit(.poll, namespace: "payments")
    _ = try limiter.admit(.poll, namespace: "payments")
    let error = #expect(throws: ServiceError.self) { try limiter.admit(.poll, namespace: "payments") }
    #expect(error?.detail == .resourceExhausted(cause: .concurrentLimit, scope: .namespace))
    limiter.leave(first)
    _ = try limiter.admit(.poll, namespace: "payments")
    #expect(taken(limiter, .poll, "other") == 2)
  }

  @Test("the error names the limit, its value and its scope")
  func words() {
    let limiter = limiter {
      $0.namespaceRPS = 0.5
      $0.serverRPS = 1
    }
    #expect(taken(limiter, .start) == 1)
    let one = #expect(throws: ServiceError.self) { try limiter.admit(.start, namespace: "payments") }
    #expect(one?.message == "namespace rate limit exceeded: frontend.namespaceRPS allows namespace payments 0.5 calls per second")
    #expect(one?.code == .resourceExhausted && one?.detail == .resourceExhausted(cause: .rpsLimit, scope: .namespace))
    #expect(taken(limiter, .start, "other") == 1)
    let two = #expect(throws: ServiceError.self) { try limiter.admit(.start, namespace: "third") }
    #expect(two?.message == "service rate limit exceeded: frontend.rps allows this server 1 calls per second")
    #expect(two?.detail == .resourceExhausted(cause: .rpsLimit, scope: .system))
  }

  @Test("a namespace may have limits of its own, and limits may change")
  func change() {
    let limiter = limiter { $0.namespaceRPS = 10 }
    var own = CallLimits()
    own.namespaceRPS = 100
    limiter.set(CallLimits(), byNamespace: ["payments": own])
    #expect(taken(limiter, .start) == 200 && taken(limiter, .start, "other") == 1000)
    limiter.set(CallLimits())
    #expect(!limiter.isActive && taken(limiter, .start) == 1000)
  }
}
