import HistoryEngine
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend
@testable import MatchingService

struct TaskQueueConfigTests {
  let space = UniqueID(high: 1, low: 1)

  private func queues() -> TaskQueues { TaskQueues(starter: WorkerTaskStarter(), now: { .epoch }) }

  private func configs(_ store: InMemoryStore, _ queues: TaskQueues) -> TaskQueueConfigs {
    TaskQueueConfigs(store: store, queues: queues, now: { WallTime(nanoseconds: 5_000_000_000) })
  }

  private func id(_ name: String) -> TaskQueueID { TaskQueueID(namespaceID: space, name: name, kind: .activity) }

  private func request(_ fill: (inout UpdateTaskQueueConfigRequest) -> Void) -> UpdateTaskQueueConfigRequest {
    UpdateTaskQueueConfigRequest.with {
      $0.taskQueueType = .activity
      $0.identity = "operator"
      fill(&$0)
    }
  }

  private func update(
    _ configs: TaskQueueConfigs, _ name: String = "orders", _ fill: (inout UpdateTaskQueueConfigRequest) -> Void
  ) async throws -> TaskQueueConfig {
    let request = request(fill)
    try request.validate(rules: .standard)
    return try await configs.update(id(name)) { (config, now) throws(ServiceError) in try request.apply(to: &config, at: now) }
  }

  @Test("what was set holds at once and after a restart") func durable() async throws {
    let store = InMemoryStore()
    let first = queues()
    let ours = configs(store, first)
    let config = try await update(ours) {
      $0.updateQueueRateLimit.rateLimit.requestsPerSecond = 5
      $0.updateQueueRateLimit.reason = "slow"
      $0.setFairnessWeightOverrides = ["a": 2]
    }
    #expect(config.queueRateLimit.metadata.updateIdentity == "operator" && config.queueRateLimit.metadata.updateTime.seconds == 5)
    #expect(first.describe(id("orders")).rateLimit == nil, "the queue is not in memory")
    first.offer(
      MatchingTask(
        queue: id("orders"), execution: .init(namespaceID: space, workflowID: "w", runID: space), reference: 1, stamp: 1, scheduled: .epoch)
    )
    #expect(first.describe(id("orders")).rateLimit == .configured(5))

    let second = queues()
    let restarted = configs(store, second)
    #expect(restarted.config(of: id("orders")) == nil)
    try await restarted.load()
    #expect(restarted.config(of: id("orders")) == config)
    second.offer(
      MatchingTask(
        queue: id("orders"), execution: .init(namespaceID: space, workflowID: "w", runID: space), reference: 1, stamp: 1, scheduled: .epoch)
    )
    #expect(second.describe(id("orders")).rateLimit == .configured(5))
  }

  @Test("what an update does not name stays, and what it takes away keeps who did it") func partial() async throws {
    let configs = configs(InMemoryStore(), queues())
    _ = try await update(configs) {
      $0.updateQueueRateLimit.rateLimit.requestsPerSecond = 5
      $0.setFairnessWeightOverrides = ["a": 2, "b": 3]
    }
    let config = try await update(configs) {
      $0.updateQueueRateLimit.reason = "enough"
      $0.updateFairnessKeyRateLimitDefault.rateLimit.requestsPerSecond = 0
      $0.setFairnessWeightOverrides = ["b": 4]
      $0.unsetFairnessWeightOverrides = ["a", "never set"]
    }
    #expect(!config.queueRateLimit.hasRateLimit && config.queueRateLimit.metadata.reason == "enough")
    #expect(config.fairnessKeysRateLimitDefault.hasRateLimit)
    #expect(config.fairnessWeightOverrides == ["b": 4])
    #expect(try await update(configs) { _ in } == config)
  }

  @Test("two servers that change a queue at the same time lose neither change") func concurrent() async throws {
    let store = InMemoryStore()
    let (ours, theirs) = (configs(store, queues()), configs(store, queues()))
    _ = try await update(ours) { $0.setFairnessWeightOverrides = ["ours": 1] }
    let config = try await update(theirs) { $0.setFairnessWeightOverrides = ["theirs": 1] }
    #expect(config.fairnessWeightOverrides == ["ours": 1, "theirs": 1])
  }

  @Test("a thousand weights are enough, and a change that would be one more has no effect") func manyWeights() async throws {
    let configs = configs(InMemoryStore(), queues())
    let weights = Dictionary(uniqueKeysWithValues: (0..<1000).map { ("k\($0)", Float(1)) })
    _ = try await update(configs) { $0.setFairnessWeightOverrides = weights }
    await #expect(throws: ServiceError.self) { try await update(configs) { $0.setFairnessWeightOverrides = ["one more": 1] } }
    #expect(configs.config(of: id("orders"))?.fairnessWeightOverrides.count == 1000)
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    var reason: String
    var fill: @Sendable (inout UpdateTaskQueueConfigRequest) -> Void
    var testDescription: String { reason }

    init(_ reason: String, _ fill: @escaping @Sendable (inout UpdateTaskQueueConfigRequest) -> Void) {
      self.reason = reason
      self.fill = fill
    }
  }

  static let refusals = [
    Refusal("RequestsPerSecond for UpdateQueueRateLimit rate limit must be non-negative.") {
      $0.updateQueueRateLimit.rateLimit.requestsPerSecond = -1
    },
    Refusal("must be non-negative") { $0.updateFairnessKeyRateLimitDefault.rateLimit.requestsPerSecond = .nan },
    Refusal("Setting rate limit on workflow") {
      $0.taskQueueType = .workflow
      $0.updateQueueRateLimit.rateLimit = .init()
    },
    Refusal("Setting fairness key rate limit on workflow") {
      $0.taskQueueType = .workflow
      $0.updateFairnessKeyRateLimitDefault.rateLimit = .init()
    },
    Refusal("Identity field too long (max 1000 characters).") { $0.identity = String(repeating: "x", count: 1001) },
    Refusal("UpdateQueueRateLimit.Reason field too long") { $0.updateQueueRateLimit.reason = String(repeating: "x", count: 1001) },
    Refusal("must not be empty") { $0.unsetFairnessWeightOverrides = [""] },
    Refusal("length exceeds limit") { $0.setFairnessWeightOverrides = [String(repeating: "x", count: 65): 1] },
    Refusal("present in both set and unset lists") {
      $0.setFairnessWeightOverrides = ["a": 1]
      $0.unsetFairnessWeightOverrides = ["a"]
    },
    Refusal("for key \"a\": must be greater than zero") { $0.setFairnessWeightOverrides = ["a": 0] },
    Refusal("for key \"a\": must be greater than zero") { $0.setFairnessWeightOverrides = ["a": .nan] },
  ]

  @Test("what is no rate, weight or key is refused", arguments: refusals)
  func refused(_ example: Refusal) {
    let request = request(example.fill)
    let error = refusal { try request.validate(rules: .standard) }
    #expect(error?.code == .invalidArgument && error?.message.contains(example.reason) == true, "\(error?.message ?? "accepted")")
  }
}
