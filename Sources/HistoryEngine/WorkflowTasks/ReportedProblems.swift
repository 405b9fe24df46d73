import HistoryRecords
import TemporalAPI

/// The search attribute that tells operators of runs whose workflow tasks keep failing.
private let attributeName = "TemporalReportedProblems"

extension ExecutionRecord {
  /// Keeps what a task that failed is reported with. Only failures that the history has count: those of repeated tasks leave no event.
  mutating func noteProblem(_ category: String, _ cause: String) {
    lastProblem = ["category=\(category)", "cause=\(category)Cause\(cause)"]
  }
}

extension Turn {
  /// Counts a workflow task that failed or timed out, and reports it once there were too many in a row.
  mutating func countProblem() {
    state.record.problemCount += 1
    guard rules.reportedProblems > 0, state.record.problemCount >= rules.reportedProblems else { return }
    let payload = Payload.keywords(state.record.lastProblem)
    guard state.details.searchAttributes.indexedFields[attributeName] != payload else { return }
    state.details.searchAttributes.indexedFields[attributeName] = payload
    dirty.details = true
  }

  /// A workflow task was completed: nothing is wrong any more.
  mutating func forgetProblems() {
    guard !state.record.lastProblem.isEmpty || state.record.problemCount > 0 else { return }
    state.record.lastProblem = []
    state.record.problemCount = 0
    guard state.details.searchAttributes.indexedFields[attributeName] != nil else { return }
    state.details.searchAttributes.indexedFields[attributeName] = nil
    dirty.details = true
  }
}

extension Payload {
  /// A search attribute's value of type KeywordList. The words need no escaping.
  fileprivate static func keywords(_ words: [String]) -> Payload {
    var payload = Payload()
    payload.metadata["encoding"] = Array("json/plain".utf8).asData
    payload.metadata["type"] = Array("KeywordList".utf8).asData
    payload.data = Array("[\(words.map { "\"\($0)\"" }.joined(separator: ","))]".utf8).asData
    return payload
  }
}
