import Model
import Synchronization
import TestSupport
import Testing

@testable import MatchingService

/// A History that answers as it is told and remembers what it was asked.
final class Desk: TaskStarter {
  private struct State {
    var asked: [Int] = []
    var answers: [Int: [Answer]] = [:]
    var held: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  enum Answer { case gone, retry, held }

  private let state = Mutex(State())

  /// The numbers of the tasks whose start was asked for, in order.
  var asked: [Int] { state.withLock { $0.asked } }
  var heldCount: Int { state.withLock { $0.held.count } }

  /// What to answer for a task, one after the other, before `.started`. `.held` keeps the start open until `release`.
  func answer(_ number: Int, _ answers: Answer...) { state.withLock { $0.answers[number] = answers } }

  func release(_ number: Int) { state.withLock { $0.held.removeValue(forKey: number) }?.resume() }

  func recordStarted(_ task: MatchingTask, poller: PollerIdentity) async -> StartOutcome<Int> {
    let answer: Answer? = state.withLock { state in
      state.asked.append(task.number)
      guard let first = state.answers[task.number]?.first else { return nil }
      state.answers[task.number]?.removeFirst()
      return first
    }
    switch answer {
    case .gone: return .gone
    case .retry: return .retry
    case .held:
      await withCheckedContinuation { held in state.withLock { $0.held[task.number] = held } }
      return .started(task.number)
    case nil: return .started(task.number)
    }
  }
}

typealias Service = MatchingService<Desk, String, String>

/// A service on a manual clock, with its timers running while `body` does.
struct Workshop {
  let desk = Desk()
  let clock = ManualClock()
  let service: Service

  init(
    configuration: MatchingConfiguration = MatchingConfiguration(),
    rules: @escaping @Sendable (TaskQueueID) -> QueueRules = { _ in QueueRules() }
  ) {
    let clock = clock
    service = Service(starter: desk, configuration: configuration, rules: rules, clock: clock, now: { dawn + clock.now.offset })
  }

  static func open(
    rules: @escaping @Sendable (TaskQueueID) -> QueueRules = { _ in QueueRules() }, _ body: (Workshop) async throws -> Void
  ) async throws {
    let shop = Workshop(rules: rules)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await shop.service.run() }
      try await body(shop)
      shop.service.shutdown()
      try await group.waitForAll()
    }
  }

  func poll(
    _ queue: TaskQueueID = orders, as name: String = "w", worker: String = "", rate: Double? = nil, for timeout: Duration = .seconds(60)
  ) async -> String {
    let poller = PollerIdentity(identity: name, workerInstanceKey: worker, maxTasksPerSecond: rate)
    return switch await service.poll(queue, poller: poller, timeout: timeout) {
    case .task(let number, _): "task \(number)"
    case .query(let query, _): "query \(query.payload)"
    case .empty: "nothing"
    }
  }

  /// Starts a poll and returns once it is in line.
  func parkedPoll(
    _ queue: TaskQueueID = orders, as name: String = "w", worker: String = "", rate: Double? = nil, for timeout: Duration = .seconds(60)
  ) async -> Task<String, Never> {
    let before = service.describe(queue).parkedPolls
    let poll = Task { await self.poll(queue, as: name, worker: worker, rate: rate, for: timeout) }
    await until { service.describe(queue).parkedPolls == before + 1 }
    return poll
  }

  /// Moves the clock once the service sleeps until `time` or earlier, so that the step cannot be missed.
  func advance(to time: Duration) async {
    await until { clock.nextWake.map { $0 <= time } ?? false }
    clock.advance(by: time - clock.now.offset)
  }
}

/// Lets others run until the condition holds, or the test's time limit cancels it.
func until(_ condition: () -> Bool) async {
  while !condition() {
    guard !Task.isCancelled else {
      Issue.record("what was waited for did not happen")
      return
    }
    await Task.yield()
  }
}
