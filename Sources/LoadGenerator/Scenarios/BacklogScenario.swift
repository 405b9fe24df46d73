/// Tasks that pile up while nobody works, and are then drained.
struct BacklogScenario: Scenario {
  static let name = "backlog"
  static let operation = "one workflow started while no worker is there; then one of them completed"
  static let size: (meaning: String, value: Int)? = ("tasks", 1_000_000)

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    var settings = bench.settings
    settings.count = size
    let accepted = await bench.measure("accept", settings: settings) {
      try await bench.start("Leaf", id: bench.workflowID($0.index), on: $0.line)
    }
    let material = bench.material
    let drained = try await bench.withWorker(["Leaf": { LeafScript(material: material) }]) { worker in
      try await bench.measure("drain", until: accepted.operations) { worker.completed.count }
    }
    return [accepted, drained]
  }
}
