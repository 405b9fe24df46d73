import Synchronization

/// Makes operations until time or number is up, at a time or by the clock, and tells the meter of each.
struct LoadRunner: Sendable {
  typealias Work = @Sendable (Operation) async throws -> Void

  /// Operations of an open loop that may be open. A server that is that far behind will not catch up.
  static let maxOpen = 50_000

  /// So that a closed loop does not spin when every call is refused.
  static let restAfterFailure: Duration = .milliseconds(10)

  let settings: LoadSettings
  let lines: [Line]
  let meter: Meter

  /// Returns when every operation that was begun has ended.
  func run(_ work: @escaping Work) async {
    if let rate = settings.rate {
      await openLoop(ArrivalSchedule(rate: rate), work)
    } else {
      await closedLoop(work)
    }
  }

  private func closedLoop(_ work: @escaping Work) async {
    let begun = Counter()
    await withDiscardingTaskGroup { group in
      for user in 0..<settings.concurrency {
        let line = lines[user % lines.count]
        group.addTask(executorPreference: line.executor) {
          while !Task.isCancelled {
            let now = ContinuousClock.now
            if let end = meter.window.end, now >= end { return }
            let index = begun.next()
            if let count = settings.count, index >= count { return }
            guard await perform(work, Operation(index: index, line: line), due: now) else {
              try? await Task.sleep(for: Self.restAfterFailure)
              continue
            }
          }
        }
      }
    }
  }

  private func openLoop(_ schedule: ArrivalSchedule, _ work: @escaping Work) async {
    let start = ContinuousClock.now
    let total = settings.count ?? schedule.count(within: settings.warmUp + settings.duration)
    let begun = Counter()
    let ended = Counter()
    await withDiscardingTaskGroup { group in
      for index in 0..<total {
        let due = start + schedule.offset(of: index)
        if due > .now { try? await Task.sleep(until: due, tolerance: .zero, clock: .continuous) }
        if Task.isCancelled { return }
        guard begun.count - ended.count < Self.maxOpen else {
          meter.failed(BenchError.tooFarBehind)
          continue
        }
        begun.next()
        let line = lines[index % lines.count]
        group.addTask(executorPreference: line.executor) {
          await perform(work, Operation(index: index, line: line), due: due)
          ended.next()
        }
      }
    }
  }

  /// Whether the operation went well.
  @discardableResult
  private func perform(_ work: Work, _ operation: Operation, due: ContinuousClock.Instant) async -> Bool {
    do {
      try await work(operation)
      meter.done(due: due, at: .now)
      return true
    } catch {
      meter.failed(Task.isCancelled ? BenchError.givenUp : error)
      return false
    }
  }
}

/// Hands out numbers, each once.
final class Counter: Sendable {
  private let value = Atomic(0)

  /// Numbers handed out.
  var count: Int { value.load(ordering: .relaxed) }

  /// The next number, from 0.
  @discardableResult
  func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
