import Frontend
import HistoryEngine
import Testing

@testable import Server

@Suite("The file of dynamic configuration")
struct DynamicConfigurationFileTests {
  private func resolved(_ yaml: String, flags: [String] = []) throws -> DynamicConfiguration.Resolved {
    try DynamicConfiguration(parsing: flags).over(DynamicConfiguration(yaml: yaml)).resolved(over: .standard)
  }

  private func mistake(_ yaml: String) throws -> String {
    try #require(#expect(throws: ConfigurationError.self) { try resolved(yaml) }).description
  }

  @Test("values hold everywhere, or in the namespace that they name")
  func namespaces() throws {
    let found = try resolved(
      """
      limit.maxIDLength:
        - value: 100
          constraints: {}
        - value: 50
          constraints:
            namespace: "payments"
      frontend.namespaceRPS:
        - value: 2400
        - value: 1.5
          constraints: {namespace: payments}
      history.defaultWorkflowTaskTimeout:
        - value: 30s
      """)
    #expect(found.everywhere.rules.maximumIDLength == 100 && found.everywhere.calls.namespaceRPS == 2400)
    #expect(found.everywhere.rules.defaultWorkflowTaskTimeout == .seconds(30))
    let payments = try #require(found.byNamespace["payments"])
    #expect(payments.rules.maximumIDLength == 50 && payments.calls.namespaceRPS == 1.5)
    #expect(payments.rules.defaultWorkflowTaskTimeout == .seconds(30))
    #expect(found.byNamespace.count == 1 && found.warnings.isEmpty)
  }

  @Test("a flag wins over the file, everywhere")
  func flags() throws {
    let yaml = "limit.maxIDLength:\n  - value: 100\n  - value: 50\n    constraints: {namespace: payments}\n"
    let found = try resolved(yaml, flags: ["LIMIT.maxIDLength=7"])
    #expect(found.everywhere.rules.maximumIDLength == 7 && found.byNamespace.isEmpty)
  }

  @Test("an unknown key is a warning that names the nearest known one")
  func nearest() throws {
    let found = try resolved("limit.maxIdLenght:\n  - value: 1\nsomething.else:\n  - value: 1\n")
    #expect(
      found.warnings == [
        "limit.maxIdLenght has no effect: nothing reads it; did you mean limit.maxIDLength?",
        "something.else has no effect: nothing reads it",
      ])
  }

  @Test("a constraint by which a key is not told apart has no effect, and says so")
  func idleConstraints() throws {
    let found = try resolved(
      """
      limit.maxIDLength:
        - value: 5
          constraints: {namespace: payments, taskQueueName: q, taskType: Activity}
        - value: 6
          constraints: {shardId: 3}
      frontend.rps:
        - value: 7
          constraints: {namespace: payments}
      """)
    #expect(found.everywhere.rules.maximumIDLength == Rules.standard.maximumIDLength && found.everywhere.calls.serverRPS == 0)
    #expect(found.byNamespace.isEmpty && found.warnings.count == 3)
  }

  @Test(
    "what cannot be used is refused with the key named",
    arguments: [
      "limit.maxIDLength: 5", "limit.maxIDLength:\n  - 5", "limit.maxIDLength:\n  - value: long", "limit.maxIDLength:\n  - values: 5",
      "limit.maxIDLength:\n  - value: 5\n    constraints: {planet: mars}", "limit.maxIDLength:\n  - value: 5\n    constraints: [a]",
      "limit.maxIDLength:\n  - value: 5\n    constraints: {taskType: Query}",
      "limit.maxIDLength:\n  - value: x\n    constraints: {namespace: payments}",
    ])
  func mistakes(yaml: String) throws {
    #expect(try mistake(yaml).contains("limit.maxIDLength"))
  }

  @Test("a file that is no YAML, or no mapping, is refused; an empty one sets nothing")
  func shapes() throws {
    #expect(try !mistake("a: [1").isEmpty && !mistake("- 1").isEmpty)
    #expect(try resolved("").warnings.isEmpty && resolved("# nothing\n").byNamespace.isEmpty)
  }

  @Test("each known key says what it is, and takes its own default")
  func knobs() throws {
    for knob in Knob.all {
      #expect(!knob.effect.isEmpty && !knob.type.isEmpty && !knob.standard.isEmpty)
      let value: JSONValue? =
        switch knob.type {
        case "duration": .string(knob.standard)
        default: JSONValue(parsing: knob.standard)
        }
      var settings = ServerSettings(rules: .standard)
      #expect(knob.set(try #require(value), &settings), "\(knob.key)")
      #expect(knob.show(settings) == knob.standard)
    }
    #expect(Set(Knob.all.map { $0.key.lowercased() }).count == Knob.all.count)
  }

  @Test("distance counts changed, added and removed letters")
  func distance() {
    #expect(EditDistance.between("", "abc") == 3 && EditDistance.between("abc", "abc") == 0)
    #expect(EditDistance.between("kitten", "sitting") == 3)
  }
}
