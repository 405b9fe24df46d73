import TemporalAPI

/// What the template of a task queue's page shows.
struct TaskQueueModel: Sendable {
  let name: String
  let pollers: [QueuePollerRow]
  /// Kinds of tasks that wait while nobody asks for them.
  let unserved: String?
  let backlog: [BacklogRow]
  let configs: [QueueConfigView]
  let versioning: [Fact]
  let workflows: String
  let list: String
  let hasConfigs: Bool

  init(_ name: String, sides: [TaskQueueSide], visit: Visit) {
    self.name = name
    pollers = QueuePollerRow.rows(sides)
    let lonely = sides.filter { $0.answer.pollers.isEmpty && $0.answer.stats.approximateBacklogCount > 0 }.map { $0.label.lowercased() }
    unserved = lonely.isEmpty ? nil : lonely.joinedInWords
    backlog = sides.flatMap(BacklogRow.rows)
    configs = sides.map { QueueConfigView($0, visit: visit) }
    hasConfigs = !configs.isEmpty
    versioning = Self.versioning(sides.first?.answer.versioningInfo ?? TaskQueueVersioningInfo())
    let escaped = name.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    workflows = visit.links.namespace(visit.namespace, "workflows", query: [("query", "TaskQueue = '\(escaped)'")])
    list = visit.links.namespace(visit.namespace, "task-queues")
  }

  private static func versioning(_ info: TaskQueueVersioningInfo) -> [Fact] {
    Fact.list(
      Fact("Current version", VersionText.text(info.currentDeploymentVersion)),
      Fact(
        "Ramping version", VersionText.text(info.rampingDeploymentVersion).map { "\($0), \(info.rampingVersionPercentage.plain) %" }))
  }
}

/// What may be given out of a kind of tasks, and the form that changes it.
struct QueueConfigView: Sendable {
  let kind: String
  let facts: [Fact]
  let weights: [Fact]
  /// Nil where it is not changed from here.
  let form: Form?

  /// The fields that change it.
  struct Form: Sendable {
    let action: String
    let type: String
    let fields: [FieldView]
    /// What is set now, so that only what is changed is sent.
    let knownRate: String
    let knownKeyRate: String
    let knownKeys: [String]
  }

  init(_ side: TaskQueueSide, visit: Visit) {
    kind = side.label
    let (config, effective) = (side.answer.config, side.answer.effectiveRateLimit)
    facts = Fact.list(
      Fact("Tasks a second", Self.words(config.queueRateLimit, isSet: config.hasQueueRateLimit)),
      Fact("In force now", Self.effective(effective, isSet: side.answer.hasEffectiveRateLimit)),
      Fact(
        "For each fairness key",
        Self.words(config.fairnessKeysRateLimitDefault, isSet: config.hasFairnessKeysRateLimitDefault)))
    weights = config.fairnessWeightOverrides.sorted { $0.key < $1.key }.compactMap { Fact($0.key, $0.value.plain) }
    form = visit.allows(.taskQueues) ? Self.form(side, config, visit) : nil
  }

  private static func words(_ limit: RateLimitConfig, isSet: Bool) -> String {
    guard isSet, limit.hasRateLimit else { return "No limit set" }
    let rate = limit.rateLimit.requestsPerSecond
    let why = [limit.metadata.reason, limit.metadata.updateIdentity].filter { !$0.isEmpty }.joined(separator: ", by ")
    return (rate == 0 ? "0, nothing is given out" : rate.plain) + (why.isEmpty ? "" : " (\(why))")
  }

  private static func effective(_ limit: DescribeTaskQueueResponse.EffectiveRateLimit, isSet: Bool) -> String? {
    guard isSet, limit.rateLimitSource != .unspecified else { return nil }
    let source =
      switch limit.rateLimitSource {
      case .api: "set here"
      case .worker: "asked for by workers"
      default: "of the server"
      }
    return "\(limit.requestsPerSecond.plain), \(source)"
  }

  private static func form(_ side: TaskQueueSide, _ config: TaskQueueConfig, _ visit: Visit) -> Form {
    let type = side.label.lowercased()
    func value(_ limit: RateLimitConfig) -> String { limit.hasRateLimit ? limit.rateLimit.requestsPerSecond.plain : "" }
    let (rate, keyRate) = (value(config.queueRateLimit), value(config.fairnessKeysRateLimitDefault))
    let weights = config.fairnessWeightOverrides.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value.plain)" }.joined(separator: "\n")
    var fields = [FieldView("weights", "Weights of fairness keys", weights, hint: "One a line: key = weight.").area]
    // Servers refuse limits of workflow tasks.
    if side.type != .workflow {
      fields += [
        FieldView("rate", "Tasks a second", rate, hint: "Empty: no limit. 0 stops the queue."),
        FieldView("key-rate", "For each fairness key", keyRate, hint: "Empty: no limit."), FieldView("reason", "Reason", ""),
      ]
    }
    for index in fields.indices { fields[index].id = "\(type)-\(fields[index].name)" }
    return Form(
      action: TaskQueuePages.page(visit, visit["queue"]) + "/config", type: type, fields: fields, knownRate: rate, knownKeyRate: keyRate,
      knownKeys: config.fairnessWeightOverrides.keys.sorted())
  }
}
