import HistoryEngine
import MatchingService
import Testing

@testable import Server

@Suite("Dynamic configuration of task queues")
struct QueueSettingTests {
  private func resolved(_ yaml: String, flags: [String] = []) throws -> DynamicConfiguration.Resolved {
    try DynamicConfiguration(parsing: flags).over(DynamicConfiguration(yaml: yaml)).resolved(over: .standard)
  }

  private static let layers = """
    matching.longPollExpirationInterval:
      - value: 50s
        constraints: {namespace: shop, taskQueueName: orders, taskType: Activity}
      - value: 40s
        constraints: {namespace: shop, taskQueueName: orders}
      - value: 30s
        constraints: {taskQueueName: orders}
      - value: 20s
        constraints: {namespace: shop}
      - value: 10s
    matching.maxTaskQueueIdleTime:
      - value: 1m
        constraints: {namespace: shop}
    """

  @Test(
    "of each setting the most telling constraints win, and a queue's name tells more than its namespace",
    arguments: [
      ("shop", "orders", "Activity", 50), ("shop", "orders", "Workflow", 40), ("bank", "orders", "Activity", 30),
      ("shop", "mail", "Activity", 20),
      ("bank", "mail", "Workflow", 10),
    ])
  func precedence(_ namespace: String, _ queue: String, _ type: String, _ seconds: Int) throws {
    let rules = try resolved(Self.layers).queues.rules(namespace: namespace, queue: queue, type: type)
    #expect(rules.longestPoll == .seconds(seconds))
    #expect(rules.idleLife == .seconds(namespace == "shop" ? 60 : 300))
    #expect(rules.tasksPerSecond == nil)
  }

  @Test("a flag wins over the file, everywhere")
  func flags() throws {
    let found = try resolved(Self.layers, flags: ["matching.longPollExpirationInterval=\"5s\""])
    #expect(found.queues.rules(namespace: "shop", queue: "orders", type: "Activity").longestPoll == .seconds(5))
    #expect(found.queues.rules(namespace: "shop", queue: "orders", type: "Activity").idleLife == .seconds(60))
  }

  @Test(
    "a task type may be named or numbered, and counts only beside the queue and its namespace",
    arguments: [("Nexus", "Nexus"), ("3", "Nexus"), ("1", "Workflow"), ("2", "Activity")])
  func types(_ written: String, _ type: String) throws {
    let yaml = """
      admin.matchingNamespaceTaskqueueToPartitionDispatchRate:
        - value: 2.5
          constraints: {namespace: shop, taskQueueName: orders, taskType: \(written)}
        - value: 1
          constraints: {namespace: shop, taskType: \(written)}
        - value: 1
          constraints: {taskQueueName: orders, taskType: \(written)}
        - value: 1
          constraints: {taskType: \(written)}
        - value: 1
          constraints: {namespace: shop, taskQueueName: orders, shardId: 1}
      """
    let found = try resolved(yaml)
    #expect(found.warnings.count == 4)
    for other in ["Workflow", "Activity", "Nexus"] {
      let rules = found.queues.rules(namespace: "shop", queue: "orders", type: other)
      #expect(rules.tasksPerSecond == (other == type ? 2.5 : nil))
    }
  }

  @Test("a limit may be taken away where another one holds")
  func unlimited() throws {
    let yaml = """
      admin.matchingNamespaceTaskqueueToPartitionDispatchRate:
        - value: 5
        - value: null
          constraints: {taskQueueName: orders}
      """
    let found = try resolved(yaml)
    #expect(found.queues.rules(namespace: "shop", queue: "mail", type: "Workflow").tasksPerSecond == 5)
    #expect(found.queues.rules(namespace: "shop", queue: "orders", type: "Workflow").tasksPerSecond == nil)
  }

  @Test("a value of the wrong type is refused, wherever it would hold", arguments: ["{taskQueueName: q}", "{taskType: Activity}", "{}"])
  func mistakes(constraints: String) throws {
    let error = #expect(throws: ConfigurationError.self) {
      try resolved("matching.longPollExpirationInterval:\n  - value: 5\n    constraints: \(constraints)\n")
    }
    #expect(try #require(error).description.contains("matching.longPollExpirationInterval"))
  }
}
