/// Starts alone: nobody works on what is started.
struct StartScenario: Scenario {
  static let name = "start"
  static let operation = "one StartWorkflowExecution, no worker"

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    [await bench.measure(Self.name) { try await bench.start("Never", id: bench.workflowID($0.index), on: $0.line) }]
  }
}
