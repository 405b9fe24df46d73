import Model
import Synchronization
import Testing

@testable import MatchingService

/// Real threads and the real clock: what the manual clock cannot order.
@Suite(.timeLimit(.minutes(1)), .serialized) struct RaceTests {
  /// A History that refuses and delays at random, but starts each task once.
  final class Ledger: TaskStarter {
    let starts = Mutex<[Int: Int]>([:])
    let isFickle: Bool

    init(isFickle: Bool) { self.isFickle = isFickle }

    func recordStarted(_ task: MatchingTask, poller: PollerIdentity) async -> StartOutcome<Int> {
      if isFickle, Int.random(in: 0..<20) == 0 { return .retry }
      starts.withLock { $0[task.number, default: 0] += 1 }
      return .started(task.number)
    }
  }

  /// A count that many tasks raise.
  final class Tally: Sendable {
    private let value = Atomic(0)
    var count: Int { value.load(ordering: .sequentiallyConsistent) }
    func raise() { value.add(1, ordering: .sequentiallyConsistent) }
  }

  @Test("polls that are cancelled while tasks arrive lose none and double none", arguments: [false, true])
  func cancelAgainstOffer(isFickle: Bool) async throws {
    let ledger = Ledger(isFickle: isFickle)
    let wall = ContinuousClock.now
    let service = MatchingService<Ledger, String, String>(starter: ledger, now: { dawn + (ContinuousClock.now - wall) })
    let count = 10_000
    let answers = Tally()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await service.run() }
      await withTaskGroup(of: Void.self) { workers in
        workers.addTask {
          for number in 1...count {
            service.offer(task(number, at: number))
            if number % 7 == 0 { service.offer(task(number, at: number)) }
            if number % 16 == 0 { await Task.yield() }
          }
        }
        for worker in 0..<8 {
          workers.addTask {
            while ledger.starts.withLock({ $0.count }) < count {
              let poll = Task { await service.poll(orders, poller: PollerIdentity(identity: "w\(worker)"), timeout: .milliseconds(20)) }
              if Bool.random() {
                if Bool.random() { await Task.yield() }
                poll.cancel()
              }
              if case .task = await poll.value { answers.raise() }
            }
          }
        }
      }
      let left = service.describe(orders)
      #expect(left.parkedPolls == 0)
      service.shutdown()
      try await group.waitForAll()
    }
    let starts = ledger.starts.withLock { $0 }
    #expect(starts.count == count)
    // An offer repeated after its task was started is a new one here: History would answer that it is gone.
    let repeated = starts.filter { $0.value > 1 }
    #expect(repeated.keys.allSatisfy { $0 % 7 == 0 })
    #expect(starts.values.reduce(0, +) == answers.count, "every start was heard of")
  }

  @Test("one task and one poll that is cancelled: started and heard of, or still there") func duel() async throws {
    let ledger = Ledger(isFickle: false)
    let service = MatchingService<Ledger, String, String>(starter: ledger, now: { dawn })
    var kept = 0
    for number in 1...5_000 {
      let poll = Task { await service.poll(orders, poller: PollerIdentity(identity: "w"), timeout: .seconds(3600)) }
      if number % 2 == 0 { await until { service.describe(orders).parkedPolls == 1 } }
      async let cancelled: Void = poll.cancel()
      service.offer(task(number))
      await cancelled
      switch await poll.value {
      case .task(let started, _): #expect(started == number)
      default:
        kept += 1
        let second = await service.poll(orders, poller: PollerIdentity(identity: "w"), timeout: .zero)
        guard case .task(number, _) = second else {
          Issue.record("task \(number) was swallowed")
          return
        }
      }
    }
    #expect(service.describe(orders).parkedPolls == 0)
    #expect(ledger.starts.withLock { $0.values.allSatisfy { $0 == 1 } })
    #expect(kept > 0, "the race was never lost by the poll")
  }

  @Test("queries race with cancelled polls, cancelled askers and timeouts, and each ends once") func queries() async throws {
    let service = MatchingService<Ledger, Int, Int>(starter: Ledger(isFickle: false), now: { dawn })
    let answered = Tally()
    let done = Tally()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await service.run() }
      for _ in 0..<4 {
        group.addTask {
          while done.count == 0 {
            let poll = Task { await service.poll(orders, poller: PollerIdentity(identity: "w"), timeout: .milliseconds(5)) }
            if Int.random(in: 0..<4) == 0 { poll.cancel() }
            if case .query(let query, _) = await poll.value { _ = service.respondQuery(id: query.id, query.payload * 2) }
          }
        }
      }
      await withTaskGroup(of: Void.self) { askers in
        for asker in 0..<8 {
          askers.addTask {
            for number in 0..<500 {
              let payload = asker * 1_000 + number
              let asking = Task { try await service.query(orders, payload: payload, timeout: .milliseconds(number % 10 == 0 ? 1 : 2_000)) }
              if number % 5 == 0 { asking.cancel() }
              switch await asking.result {
              case .success(let answer):
                #expect(answer == payload * 2)
                answered.raise()
              case .failure(let error): #expect(error is CancellationError || error is QueryError)
              }
            }
          }
        }
      }
      done.raise()
      service.shutdown()
      try await group.waitForAll()
    }
    #expect(answered.count > 1_000)
  }
}
