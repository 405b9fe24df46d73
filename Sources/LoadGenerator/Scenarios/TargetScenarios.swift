/// Signals to few workflows or many.
struct SignalsScenario: Scenario {
  static let name = "signals"
  static let operation = "one SignalWorkflowExecution to a workflow that a worker works on"
  static let size: (meaning: String, value: Int)? = ("open workflows that the signals go to in turn: 1 is many to one", 1)

  /// The original takes 10,000 signals a run.
  private static let lifetime = 5000

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let material = bench.material
    let targets = Targets(bench: bench, type: "Signalled", rotation: TargetRotation(slots: size, lifetime: Self.lifetime))
    return try await bench.withWorker(["Signalled": { SignalScript(material: material, signals: Self.lifetime) }]) { worker in
      try await targets.open(worker)
      return [await bench.measure(Self.name) { try await bench.signal(targets.id(for: $0), on: $0.line) }]
    }
  }
}

/// Queries of open workflows.
struct QueriesScenario: Scenario {
  static let name = "queries"
  static let operation = "one QueryWorkflow that a worker answers"
  static let size: (meaning: String, value: Int)? = ("open workflows that are asked in turn", 100)

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let ids = (0..<size).map { "\(bench.name)-open-\($0)" }
    return try await bench.withWorker(["Open": { OpenScript() }]) { worker in
      try await bench.open("Open", ids: ids, worker: worker)
      return [await bench.measure(Self.name) { try await bench.query(ids[$0.index % size], on: $0.line) }]
    }
  }
}

/// Updates of open workflows.
struct UpdatesScenario: Scenario {
  static let name = "updates"
  static let operation = "one UpdateWorkflowExecution until it has completed"
  static let size: (meaning: String, value: Int)? = ("open workflows that are updated in turn", 100)

  /// The original takes 2,000 updates a run, 10 of them at a time.
  private static let lifetime = 1000

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let targets = Targets(bench: bench, type: "Open", rotation: TargetRotation(slots: size, lifetime: Self.lifetime))
    return try await bench.withWorker(["Open": { OpenScript() }]) { worker in
      try await targets.open(worker)
      return [await bench.measure(Self.name) { try await bench.update(targets.id(for: $0), number: $0.index, on: $0.line) }]
    }
  }
}

/// Workflows that are kept open for operations to go to.
private struct Targets: Sendable {
  let bench: Bench
  let type: String
  let rotation: TargetRotation

  func open(_ worker: RawWorker) async throws {
    try await bench.open(type, ids: (0..<rotation.slots).map { id(of: rotation.target(of: $0)) }, worker: worker)
  }

  /// The id of an operation's workflow; starts that one's successor when it is time.
  func id(for operation: Operation) async throws -> String {
    let target = rotation.target(of: operation.index)
    if rotation.startsSuccessor(operation.index) { try await bench.start(type, id: id(of: target.successor), on: operation.line) }
    return id(of: target)
  }

  private func id(of target: TargetRotation.Target) -> String { "\(bench.name)-\(target.slot)-\(target.generation)" }
}
