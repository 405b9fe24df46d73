import HistoryRecords
public import Model
public import TemporalAPI

/// How far an update has come, as far as the run's state tells.
public enum UpdateStatus: Sendable, Equatable {
  /// The workflow does not know of it, or has not answered yet.
  case admitted
  case accepted
  /// Its outcome is in this event.
  case completed(eventID: Int64)
  /// It ended without an event of its own.
  case ended(UpdateOutcome)
  /// It will never be accepted.
  case aborted(ServiceError)
}

/// Something that happened to an update in a turn.
public struct UpdateNews: Sendable, Equatable {
  public var updateID: String
  public var kind: Kind

  /// What happened.
  public enum Kind: Sendable, Equatable {
    case accepted
    /// Completed, rejected, or failed by the end of its run.
    case ended(UpdateOutcome)
    /// It will not be accepted, and nothing of it is remembered.
    case aborted(ServiceError)
  }
}

extension MutableState {
  /// How far the update has come; nil: the run knows of no such update. Rejected ones are not remembered.
  public func status(ofUpdate id: String) -> UpdateStatus? {
    if let update = completedUpdates[id] { return .completed(eventID: update.completedEventID) }
    if acceptedUpdates[id] != nil { return isOpen ? .accepted : .ended(.closedRun) }
    guard pendingUpdates.contains(where: { $0.id == id }) else { return nil }
    return isOpen ? .admitted : .aborted(abortedByClose)
  }

  /// Updates of this run that count for its limit: rejected ones do not.
  var updateCount: Int { completedUpdates.count + acceptedUpdates.count + pendingUpdates.count }

  /// Whether a workflow task is needed to tell the worker of updates.
  var hasUnsentUpdates: Bool { pendingUpdates.contains { !$0.isSent } }

  /// Why an update that was not accepted is over with its run. What goes on in another run may be asked for again there.
  var abortedByClose: ServiceError {
    record.newRunID.isEmpty ? .notFound("workflow update was aborted by closing workflow") : .closingWorkflow
  }

  mutating func keep(_ update: UpdateRecord) {
    if update.completedEventID == 0 { acceptedUpdates[update.updateID] = update } else { completedUpdates[update.updateID] = update }
  }
}

extension UpdateOutcome {
  /// The run closed over an update that it had accepted.
  static var closedRun: UpdateOutcome {
    .serverFailure(
      "AcceptedUpdateCompletedWorkflow", "Workflow Update failed because the Workflow completed before the Update completed.")
  }

  /// The worker was told of the update and said nothing of it.
  static var unprocessed: UpdateOutcome {
    .serverFailure(
      "UnprocessedUpdate",
      "Workflow Update is rejected because it wasn't processed by worker. Probably, Workflow Update is not supported by the worker.")
  }

  private static func serverFailure(_ type: String, _ message: String) -> UpdateOutcome {
    var outcome = UpdateOutcome()
    outcome.failure.message = message
    outcome.failure.source = "Server"
    outcome.failure.applicationFailureInfo.type = type
    outcome.failure.applicationFailureInfo.nonRetryable = true
    return outcome
  }
}

extension ServiceError {
  /// A workflow that has tried to close is given the chance to.
  static var closingWorkflow: ServiceError { .busyWorkflow("workflow operation can not be applied because workflow is closing") }

  /// The workflow cannot be queried or updated in its present state; clients may try again later.
  public static func workflowNotReady(_ message: String) -> ServiceError {
    ServiceError(.failedPrecondition, message, detail: .workflowNotReady)
  }
}
