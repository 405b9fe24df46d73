import TemporalAPI

/// Three activities in sequence: what most workflows are like.
struct OrderScenario: Scenario {
  static let name = "order"
  static let operation = "one workflow with three activities in sequence, from start to result"

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let material = bench.material
    return try await bench.withWorker(["Order": { SequenceScript(material: material, activities: 3) }]) { _ in
      [await bench.measure(Self.name) { try await bench.execute("Order", $0) }]
    }
  }
}

/// Many activities at once.
struct FanoutScenario: Scenario {
  static let name = "fanout"
  static let operation = "one workflow with parallel activities, from start to result"
  static let size: (meaning: String, value: Int)? = ("activities of a workflow", 100)

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let material = bench.material
    let script = FanoutScript(material: material, until: .activityTaskCompleted) { _ in
      (0..<size).map { material.scheduleActivity("\($0)") }
    }
    return try await bench.withWorker(["Fanout": { script }]) { _ in
      [await bench.measure(Self.name) { try await bench.execute("Fanout", $0) }]
    }
  }
}

/// Children that complete at once.
struct ChildrenScenario: Scenario {
  static let name = "children"
  static let operation = "one workflow with parallel children, from start to result"
  static let size: (meaning: String, value: Int)? = ("children of a workflow", 10)

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let material = bench.material
    let parent = FanoutScript(material: material, until: .childWorkflowExecutionCompleted) { event in
      let id = event.workflowExecutionStartedEventAttributes.workflowID
      return (0..<size).map { material.startChild("\(id)-\($0)", type: "Child") }
    }
    return try await bench.withWorker(["Parent": { parent }, "Child": { LeafScript(material: material) }]) { _ in
      [await bench.measure(Self.name) { try await bench.execute("Parent", $0) }]
    }
  }
}

/// Short timers while a great many long ones are pending.
struct TimersScenario: Scenario {
  static let name = "timers"
  static let operation = "one workflow with a timer of one second while others are pending; latency is what comes on top of the second"
  static let size: (meaning: String, value: Int)? = ("pending timers", 100_000)

  private static let perWorkflow = 1000

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let material = bench.material
    let each = min(Self.perWorkflow, size)
    let pending = FanoutScript(material: material, until: .timerFired) { _ in
      (0..<each).map { material.startTimer("\($0)", .seconds(86_400)) }
    }
    let short = FanoutScript(material: material, until: .timerFired) { _ in [material.startTimer("1", .seconds(1))] }
    return try await bench.withWorker(["Pending": { pending }, "Short": { short }]) { worker in
      let ids = (0..<(size + each - 1) / each).map { "\(bench.name)-pending-\($0)" }
      try await bench.open("Pending", ids: ids, worker: worker)
      return [await bench.measure(Self.name, intended: .seconds(1)) { try await bench.execute("Short", $0) }]
    }
  }
}
