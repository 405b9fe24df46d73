import SwiftProtobuf
import TemporalAPI

/// What can be done with many of a list at once, by the names that forms have for it.
enum BulkOperation: String, Sendable, CaseIterable {
  case cancel, terminate, reset, signal, delete

  var label: String {
    switch self {
    case .cancel: "Request cancellation"
    case .terminate: "Terminate"
    case .reset: "Reset"
    case .signal: "Signal"
    case .delete: "Delete"
    }
  }

  /// What it means for each of `one`, for those who are about to do it.
  func explanation(_ one: String) -> String {
    switch self {
    case .cancel: "Each \(one) is asked to stop; it decides how, and may finish something first."
    case .terminate: "Each \(one) ends at once. Its code is not told and cleans up nothing."
    case .reset: "Each \(one) begins again at the point chosen here: a new run takes what happened before, the present run is terminated."
    case .signal: "Each running \(one) gets this signal."
    case .delete: "Each \(one) is removed with all that is kept of it. Running ones are terminated first. This cannot be taken back."
    }
  }

  var isHarmful: Bool { self == .terminate || self == .delete }

  /// The switch that forbids it.
  var action: UIAction {
    switch self {
    case .cancel: .cancelWorkflow
    case .terminate: .terminateWorkflow
    case .reset: .resetWorkflow
    case .signal: .signalWorkflow
    case .delete: .deleteWorkflow
    }
  }

  /// A query that finds everything it could be about, for a list that is not narrowed: the server wants some query.
  var everything: String {
    switch self {
    case .cancel, .terminate, .signal: "ExecutionStatus = \"Running\""
    case .reset, .delete: "StartTime >= \"1970-01-01T00:00:00Z\""
    }
  }

  /// The operation with what the form says of it. Throws `PageFailure.badField` for what cannot be used.
  func operation(_ form: Fields, identity: String) throws -> StartBatchOperationRequest.OneOf_Operation {
    switch self {
    case .cancel:
      var operation = BatchOperationCancellation()
      operation.identity = identity
      return .cancellationOperation(operation)
    case .terminate:
      var operation = BatchOperationTermination()
      operation.identity = identity
      return .terminationOperation(operation)
    case .delete:
      var operation = BatchOperationDeletion()
      operation.identity = identity
      return .deletionOperation(operation)
    case .reset: return .resetOperation(reset(form, identity: identity))
    case .signal: return .signalOperation(try signal(form, identity: identity))
    }
  }

  /// The same for activities of their own: nil for what cannot be done with them.
  func activityOperation(reason: String, identity: String) -> StartBatchOperationRequest.OneOf_Operation? {
    switch self {
    case .cancel:
      var operation = BatchOperationCancelActivities()
      (operation.identity, operation.reason) = (identity, reason)
      return .cancelActivitiesOperation(operation)
    case .terminate:
      var operation = BatchOperationTerminateActivities()
      (operation.identity, operation.reason) = (identity, reason)
      return .terminateActivitiesOperation(operation)
    case .delete: return .deleteActivitiesOperation(BatchOperationDeleteActivities())
    case .reset, .signal: return nil
    }
  }

  private func reset(_ form: Fields, identity: String) -> BatchOperationReset {
    var operation = BatchOperationReset()
    operation.identity = identity
    if form["reset-to"] == "last" {
      operation.options.lastWorkflowTask = Google_Protobuf_Empty()
    } else {
      operation.options.firstWorkflowTask = Google_Protobuf_Empty()
    }
    if form.has("drop-signals") { operation.options.resetReapplyExcludeTypes.append(.signal) }
    if form.has("drop-updates") { operation.options.resetReapplyExcludeTypes.append(.update) }
    return operation
  }

  private func signal(_ form: Fields, identity: String) throws -> BatchOperationSignal {
    guard let name = form["signal-name"] else { throw PageFailure.badField("Signal name", "say which signal to send.") }
    var operation = BatchOperationSignal()
    operation.identity = identity
    operation.signal = name
    if let text = form["signal-input"] {
      do throws(ArgumentInputError) {
        operation.input.payloads = [try ArgumentInput(text: text).payload()]
      } catch {
        throw PageFailure.badField("Signal input", error.sentence)
      }
    }
    return operation
  }
}
