import TemporalAPI
import TemporalServices

/// Changes what a task queue may give out.
enum TaskQueueConfigForm {
  @Sendable static func save(_ visit: Visit) async throws -> Reply {
    let page = TaskQueuePages.page(visit, visit["queue"])
    guard
      let type = [TaskQueueType.workflow, .activity, .nexus].first(where: { TaskQueueSide.label($0).lowercased() == visit.form["type"] })
    else {
      throw PageFailure.badField("type", "is none of the kinds of tasks")
    }
    var reader = FormReader(visit.form)
    let rate = reader.number("rate", atLeast: Float(0))
    let keyRate = reader.number("key-rate", atLeast: Float(0))
    guard let weights = weights(visit.form["weights"] ?? ""), reader.errors.isEmpty else {
      return .redirect(page, Flash("Rates and weights are numbers from 0 up; a weight is written key = 2.5.", isFailure: true))
    }
    var request = UpdateTaskQueueConfigRequest()
    request.namespace = visit.namespace
    request.identity = UIIdentity.name
    request.taskQueue = visit["queue"]
    request.taskQueueType = type
    if visit.form["rate"] != visit.form["known-rate"] { request.updateQueueRateLimit = update(rate, visit.form["reason"]) }
    if visit.form["key-rate"] != visit.form["known-key-rate"] {
      request.updateFairnessKeyRateLimitDefault = update(keyRate, visit.form["reason"])
    }
    request.setFairnessWeightOverrides = weights
    request.unsetFairnessWeightOverrides = visit.form.all("known-key").filter { weights[$0] == nil }
    let update = request
    return try await visit.acting(or: page) {
      _ = try await visit.call(WorkflowServiceMethods.updateTaskQueueConfig, update)
      return .redirect(page, Flash("Saved."))
    }
  }

  /// A limit that is not set is taken away.
  private static func update(_ rate: Float?, _ reason: String?) -> UpdateTaskQueueConfigRequest.RateLimitUpdate {
    var update = UpdateTaskQueueConfigRequest.RateLimitUpdate()
    if let rate { update.rateLimit.requestsPerSecond = rate }
    update.reason = reason ?? ""
    return update
  }

  /// Nil where a line is none of a key and a number.
  static func weights(_ text: String) -> [String: Float]? {
    var weights: [String: Float] = [:]
    for line in text.lines {
      guard let mark = line.lastIndex(of: "="), let weight = Float(String(line[line.index(after: mark)...]).trimmed), weight >= 0 else {
        return nil
      }
      weights[String(line[..<mark]).trimmed] = weight
    }
    return weights
  }
}
