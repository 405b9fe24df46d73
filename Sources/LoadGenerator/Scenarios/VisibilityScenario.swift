/// Listing while workflows are being started.
struct VisibilityScenario: Scenario {
  static let name = "visibility"
  static let operation = "one ListWorkflowExecutions, a page of 100, while workflows are started"
  static let size: (meaning: String, value: Int)? = ("workflows started a second meanwhile", 100)

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let query = "TaskQueue = '\(bench.name)' AND ExecutionStatus = 'Running'"
    let started = Counter()
    let writing = Task {
      try await bench.repeating(size) { index in
        try await bench.start("Never", id: bench.workflowID(index), on: bench.line(index))
        started.next()
      }
    }
    let first = ContinuousClock.now
    var report = await bench.measure(Self.name) { operation in
      _ = try await bench.list(query, on: operation.line)
    }
    writing.cancel()
    _ = await writing.result
    report.more["workflows started a second"] = Double(started.count) / ((ContinuousClock.now - first) / .seconds(1))
    return [report]
  }
}

extension Bench {
  /// Does something `rate` times a second until the task is cancelled. Failures are counted.
  fileprivate func repeating(_ rate: Int, _ work: @escaping @Sendable (Int) async throws -> Void) async throws {
    let schedule = ArrivalSchedule(rate: Double(rate))
    let start = ContinuousClock.now
    try await withThrowingDiscardingTaskGroup { group in
      for index in 0... {
        try await Task.sleep(until: start + schedule.offset(of: index), tolerance: .zero, clock: .continuous)
        group.addTask {
          do { try await work(index) } catch { self.failed(error) }
        }
      }
    }
  }
}
