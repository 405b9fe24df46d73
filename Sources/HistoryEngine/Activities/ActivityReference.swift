public import HistoryRecords
import Model

/// How a caller names the activity it answers for.
public enum ActivityReference: Sendable {
  /// By the token that came with the task: this attempt and no other.
  case token(TaskToken)
  /// By activity id: whatever attempt there is (asynchronous completion).
  case id(String)
}

extension Turn {
  /// The running attempt that is meant. `mayBeWaiting`: an activity named by id may also not have been started.
  func pendingActivity(_ reference: ActivityReference, mayBeWaiting: Bool = false) throws(ServiceError) -> ActivityRecord {
    guard state.isOpen else { throw state.standalone == nil ? .alreadyCompleted : activityNotFound }
    switch reference {
    case .token(let token):
      // The stamp alone tells attempts apart: it rises with each of them, while a reset gives the running one another number.
      guard let activity = state.activities[token.scheduledEventID], activity.isStarted, activity.stamp == token.stamp
      else { throw activityNotFound }
      return activity
    case .id(let id):
      guard let activity = state.activityIDs[id].flatMap({ state.activities[$0] }) else {
        throw .notFound("cannot find pending activity with ActivityID \(id), check workflow execution history for more details")
      }
      guard activity.isStarted || mayBeWaiting else { throw activityNotFound }
      return activity
    }
  }
  /// The task or answer is about an attempt that is not there any more.
  var activityNotFound: ServiceError { state.standalone == nil ? .activityNotFound : .standaloneNotFound(state.key.workflowID) }
}
