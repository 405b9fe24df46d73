import Model
import Synchronization

/// Turns calls away when there are too many, and says which limit it was, how high it is and whom it counts.
///
/// Limits may change while it is used. While there are none it costs one load.
public final class CallLimiter: Sendable {
  private struct Usage {
    /// Nil: full.
    var calls: PriorityBuckets?
    var lists: PriorityBuckets?
    var openPolls = 0
  }

  private struct State {
    var limits = CallLimits()
    var byNamespace: [String: CallLimits] = [:]
    var server: PriorityBuckets
    var usage: [String: Usage] = [:]
  }

  /// A call that was taken.
  struct Ticket {
    /// The namespace whose place the call's poll has; nil: it has none.
    fileprivate var pollOf: String?
  }

  /// Namespaces whose use is remembered; one that was forgotten begins with a full bucket.
  private static let maximumNamespaces = 10_000

  private let now: @Sendable () -> ContinuousClock.Instant
  private let active = Atomic<Bool>(false)
  private let state: Mutex<State>

  /// No limits before `set`.
  public init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
    self.now = now
    state = Mutex(State(server: PriorityBuckets(burst: 0, now: now())))
  }

  /// Takes other limits. Open polls still count; rates begin anew.
  /// - Parameter byNamespace: The namespaces that have limits of their own.
  public func set(_ limits: CallLimits, byNamespace: [String: CallLimits] = [:]) {
    state.withLock { state in
      state.server = PriorityBuckets(burst: limits.serverRPS * 2, now: now())
      state.limits = limits
      state.byNamespace = byNamespace
      state.usage = state.usage.filter { $0.value.openPolls > 0 }.mapValues { Usage(openPolls: $0.openPolls) }
    }
    active.store(limits.isActive || byNamespace.values.contains(where: \.isActive), ordering: .relaxed)
  }

  /// Whether there is any limit.
  var isActive: Bool { active.load(ordering: .relaxed) }

  /// Takes a call, or throws RESOURCE_EXHAUSTED. What was taken leaves by `leave`.
  func admit(_ priority: CallPriority, namespace: String) throws(ServiceError) -> Ticket {
    guard priority != .free else { return Ticket() }
    let now = now()
    return try state.withLock { state throws(ServiceError) in
      let limits = state.byNamespace[namespace] ?? state.limits
      if state.usage.count >= Self.maximumNamespaces { state.usage = state.usage.filter { $0.value.openPolls > 0 } }
      var usage = state.usage[namespace] ?? Usage()
      if priority.isLongPoll, limits.openPolls > 0, usage.openPolls >= limits.openPolls {
        throw .tooManyPolls(limits.openPolls, namespace)
      }
      if priority == .list {
        if limits.listRPS > 0, !usage.lists.take(priority, rate: limits.listRPS, burst: limits.listBurst, now: now) {
          throw .tooManyCalls("frontend.namespaceRPS.visibility", limits.listRPS, namespace)
        }
      } else if limits.namespaceRPS > 0,
        !usage.calls.take(priority, rate: limits.namespaceRPS, burst: limits.namespaceBurst, now: now)
      {
        throw .tooManyCalls("frontend.namespaceRPS", limits.namespaceRPS, namespace)
      }
      let rate = state.limits.serverRPS
      if rate > 0, !state.server.take(priority, rate: rate, burst: rate * 2, now: now) { throw .tooManyCalls("frontend.rps", rate, nil) }
      if priority.isLongPoll { usage.openPolls += 1 }
      state.usage[namespace] = usage
      return Ticket(pollOf: priority.isLongPoll ? namespace : nil)
    }
  }

  /// The call was answered.
  func leave(_ ticket: Ticket) {
    guard let namespace = ticket.pollOf else { return }
    state.withLock { $0.usage[namespace]?.openPolls -= 1 }
  }
}

extension PriorityBuckets? {
  /// The same for buckets that may not have been needed yet.
  fileprivate mutating func take(_ priority: CallPriority, rate: Double, burst: Double, now: ContinuousClock.Instant) -> Bool {
    var buckets = self ?? PriorityBuckets(burst: burst, now: now)
    defer { self = buckets }
    return buckets.take(priority, rate: rate, burst: burst, now: now)
  }
}

extension CallLimits {
  fileprivate var namespaceBurst: Double { max(1, namespaceRPS * max(1, namespaceBurstRatio)) }
  fileprivate var listBurst: Double { max(1, listRPS) }
}

extension ServiceError {
  /// - Parameter namespace: Whose calls were counted; nil: everybody's.
  fileprivate static func tooManyCalls(_ key: String, _ rate: Double, _ namespace: String?) -> ServiceError {
    let number = Int(exactly: rate).map(String.init) ?? "\(rate)"
    let (kind, place) = namespace.map { ("namespace", "namespace \($0)") } ?? ("service", "this server")
    return ServiceError(
      .resourceExhausted, "\(kind) rate limit exceeded: \(key) allows \(place) \(number) calls per second",
      detail: .resourceExhausted(cause: .rpsLimit, scope: namespace == nil ? .system : .namespace))
  }

  fileprivate static func tooManyPolls(_ limit: Int, _ namespace: String) -> ServiceError {
    ServiceError(
      .resourceExhausted,
      "namespace concurrent poller limit exceeded: frontend.namespaceCount allows namespace \(namespace) \(limit) open polls",
      detail: .resourceExhausted(cause: .concurrentLimit, scope: .namespace))
  }
}
