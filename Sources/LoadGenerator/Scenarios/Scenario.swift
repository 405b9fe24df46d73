/// One kind of load.
protocol Scenario: Sendable {
  static var name: String { get }
  /// What one operation is, for people.
  static var operation: String { get }
  /// The scenario's own number: what it means, and its default.
  static var size: (meaning: String, value: Int)? { get }

  init()
  /// Puts the load on the server. `size` is the scenario's own number, 0 for one that has none.
  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport]
}

extension Scenario {
  static var size: (meaning: String, value: Int)? { nil }
}

/// The scenarios, and the way to run one.
public enum ScenarioList {
  static let all: [any Scenario.Type] = [
    StartScenario.self, OrderScenario.self, FanoutScenario.self, SignalsScenario.self, TimersScenario.self, ChildrenScenario.self,
    QueriesScenario.self, UpdatesScenario.self, BacklogScenario.self, LongHistoryScenario.self, IdlePollersScenario.self,
    VisibilityScenario.self,
  ]

  /// Their names.
  public static var names: [String] { all.map { $0.name } }

  /// A line for each scenario: its name, its operation, and what its size means.
  public static var help: String {
    let width = (names.map(\.count).max() ?? 0) + 2
    return all.map { scenario in
      let size = scenario.size.map { " Size: \($0.meaning) (\($0.value))." } ?? ""
      return scenario.name + String(repeating: " ", count: width - scenario.name.count) + scenario.operation + "." + size
    }.joined(separator: "\n")
  }

  /// Runs a scenario by its name and returns what it found. `progress` is told a line a second.
  ///
  /// Throws a `BenchError` for settings that make no sense, and what a call threw where the scenario cannot go on: when there is no
  /// connection, or preparing it failed. Operations that fail are counted in the report.
  public static func run(_ name: String, _ settings: LoadSettings, progress: @escaping @Sendable (ProgressLine) -> Void) async throws
    -> BenchReport
  {
    try settings.validate()
    if let pid = settings.serverPID { _ = try ProcessUse(of: pid) }
    guard let scenario = all.first(where: { $0.name == name }) else { throw BenchError.noSuchScenario(name) }
    let size = scenario.size.map { settings.size ?? $0.value }
    let bench = try await Bench.open(settings, progress: progress)
    let phases: Result<[PhaseReport], any Error>
    do {
      phases = .success(try await scenario.init().run(bench, size: size ?? 0))
    } catch {
      phases = .failure(error)
    }
    await bench.close()
    return BenchReport(
      scenario: name, operation: scenario.operation, concurrency: settings.concurrency, rate: settings.rate,
      payloadBytes: settings.payloadBytes, size: size, phases: try phases.get())
  }
}
