import HistoryRecords
import Model
import TemporalAPI

/// The stages of an update between its client and its workflow. What a completion brings about is provisional until the whole of it is taken.
enum UpdateStage: String {
  case admitted = "Admitted"
  case sent = "Sent"
  case provisionallyAccepted = "ProvisionallyAccepted"
  case accepted = "Accepted"
  case provisionallyCompleted = "ProvisionallyCompleted"
  case completed = "Completed"
}

extension Turn {
  /// Checks that a worker's message fits the stage that its update has reached.
  func requireStage(_ fitting: Set<UpdateStage>, of id: String, _ message: String, _ handler: CommandHandler) throws(CommandFailure) {
    guard let stage = handler.updates[id] ?? stage(ofUpdate: id) else {
      throw .badMessage(
        "update \(id) wasn't found on the server. This is most likely a transient error which will be resolved automatically by retries")
    }
    guard fitting.contains(stage) else {
      throw .badMessage(
        "invalid state transition attempted for Update \(id): received *update.\(message) message while in state \(stage.rawValue)")
    }
  }

  private func stage(ofUpdate id: String) -> UpdateStage? {
    if state.completedUpdates[id] != nil { return .completed }
    if state.acceptedUpdates[id] != nil { return .accepted }
    return index(ofPendingUpdate: id).map { state.pendingUpdates[$0].isSent ? .sent : .admitted }
  }
}

extension CommandFailure {
  /// A message that makes no sense, or not now.
  static func badMessage(_ sentence: String) -> CommandFailure { CommandFailure(.badUpdateWorkflowExecutionMessage, sentence) }
}
