import HistoryRecords
import Model
import TemporalAPI

/// What a workflow may ask of another one that is not its child's start. Its requests are pending until their outcome is in the history.
struct ExternalRequestKind: Sendable {
  let pending: any WritableKeyPath<MutableState, SharedMap<Int64, ExternalRequestRecord>> & Sendable
  let dirty: any WritableKeyPath<DirtyItems, Set<Int64>> & Sendable
  /// The command's name in sentences.
  let command: String
  /// Why a workflow task fails whose command makes no sense.
  let cause: WorkflowTaskFailedCause

  static let signal = ExternalRequestKind(
    pending: \.externalSignals, dirty: \.externalSignals, command: "SignalExternalWorkflowExecutionCommand",
    cause: .badSignalWorkflowExecutionAttributes)
  static let cancel = ExternalRequestKind(
    pending: \.externalCancels, dirty: \.externalCancels, command: "RequestCancelExternalWorkflowExecutionCommand",
    cause: .badRequestCancelExternalWorkflowExecutionAttributes)
}

extension Turn {
  /// Keeps a request that an event has initiated, and sends it once that is durable.
  mutating func begin(_ kind: ExternalRequestKind, initiatedBy eventID: Int64) {
    var request = ExternalRequestRecord()
    request.initiatedEventID = eventID
    state[keyPath: kind.pending][eventID] = request
    dirty[keyPath: kind.dirty].insert(eventID)
    send(eventID)
  }

  /// The outcome of a request is in the history: the workflow is told.
  mutating func end(_ kind: ExternalRequestKind, initiatedBy eventID: Int64) {
    state[keyPath: kind.pending][eventID] = nil
    dirty[keyPath: kind.dirty].insert(eventID)
    settle(eventID)
    requestWorkflowTask()
  }

  /// Whether the outcome of a request is still wanted.
  func isPending(_ kind: ExternalRequestKind, initiatedBy eventID: Int64) -> Bool {
    state.isOpen && state[keyPath: kind.pending][eventID] != nil
  }

  /// Checks the ids of the workflow that a command is about. `rest` is what sentences say beside the workflow's id, `restWithoutID` where there
  /// is none.
  func requireTarget(
    _ kind: ExternalRequestKind, workflowID id: String, runID: String, rest: String, restWithoutID: String
  ) throws(CommandFailure) {
    let limit = rules.maximumIDLength
    guard !id.isEmpty else { throw CommandFailure(kind.cause, "WorkflowId is not set on \(kind.command). \(restWithoutID)") }
    guard id.utf8.count <= limit else {
      throw CommandFailure(
        kind.cause,
        "WorkflowId on \(kind.command) exceeds length limit. WorkflowId=\(id) Length=\(id.utf8.count) Limit=\(limit) \(rest)")
    }
    guard runID.isEmpty || UniqueID(runID) != nil else {
      throw CommandFailure(kind.cause, "Invalid RunId set on \(kind.command). WorkflowId=\(id) \(rest)")
    }
  }
}
