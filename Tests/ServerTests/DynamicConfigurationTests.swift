import HistoryEngine
import Server
import Testing

@Suite("Dynamic configuration on the command line")
struct DynamicConfigurationTests {
  @Test("a value is JSON, and may hold equals signs")
  func values() throws {
    let configuration = try DynamicConfiguration(parsing: ["a=1", "b=\"x=y\"", "c=[true,1.5,null]"])
    #expect(configuration.settings.map(\.key) == ["a", "b", "c"])
    #expect(configuration.settings.map(\.value) == [.int(1), .string("x=y"), .array([.bool(true), .double(1.5), .null])])
  }

  @Test("what is no KEY=JSON is refused with the key named", arguments: ["frontend.rps", "frontend.rps=many", "frontend.rps="])
  func refusals(text: String) throws {
    let error = #expect(throws: ConfigurationError.self) { try DynamicConfiguration(parsing: [text]) }
    #expect(try #require(error).description.contains("\"frontend.rps\""))
  }

  @Test("a known setting changes its rule, whatever its case, and the last one wins")
  func rules() throws {
    var rules = Rules.standard
    let configuration = try DynamicConfiguration(
      parsing: [
        "limit.maxIDLength=5", "LIMIT.MAXIDLENGTH=7", "history.defaultWorkflowTaskTimeout=\"1m30s\"", "limit.historyCount.error=99",
        "system.namespaceMinRetentionLocal=\"60s\"",
      ])
    try configuration.apply(to: &rules)
    #expect(rules.maximumIDLength == 7)
    #expect(rules.defaultWorkflowTaskTimeout == .seconds(90))
    #expect(rules.maximumEvents == 99)
    #expect(rules.shortestRetention == .seconds(60))
    #expect(configuration.keysWithoutEffect.isEmpty)
  }

  @Test(
    "a known setting with a value of another type is refused by name",
    arguments: ["limit.maxIDLength=\"long\"", "limit.maxIDLength=-1", "history.defaultWorkflowTaskTimeout=10"])
  func wrongTypes(text: String) throws {
    let configuration = try DynamicConfiguration(parsing: [text])
    var rules = Rules.standard
    let error = #expect(throws: ConfigurationError.self) { try configuration.apply(to: &rules) }
    #expect(try #require(error).description.contains(text.prefix { $0 != "=" }))
  }

  @Test("a setting that nothing reads yet is named as such")
  func idleSettings() throws {
    let configuration = try DynamicConfiguration(parsing: ["frontend.mystery=1", "limit.maxIDLength=5"])
    #expect(configuration.keysWithoutEffect == ["frontend.mystery"])
  }
}
