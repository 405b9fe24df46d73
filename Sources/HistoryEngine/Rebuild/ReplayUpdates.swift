import HistoryRecords
import Model
import TemporalAPI

extension Replay {
  mutating func admitUpdate(_ event: HistoryEvent, _ attributes: WorkflowExecutionUpdateAdmittedEventAttributes) {
    state.pendingUpdates.append(PendingUpdate(attributes.request, admittedEventID: event.eventID))
  }

  mutating func acceptUpdate(_ event: HistoryEvent, _ attributes: WorkflowExecutionUpdateAcceptedEventAttributes) {
    let id = attributes.protocolInstanceID
    let pending = state.pendingUpdates.first { $0.id == id }
    var update = UpdateRecord()
    update.updateID = id
    update.acceptedEventID = event.eventID
    update.requestID = (pending?.request ?? attributes.acceptedRequest).requestID
    state.pendingUpdates.removeAll { $0.id == id }
    state.keep(update)
  }

  mutating func completeUpdate(_ event: HistoryEvent, _ attributes: WorkflowExecutionUpdateCompletedEventAttributes) {
    guard var update = state.acceptedUpdates[attributes.meta.updateID] else { return }
    state.acceptedUpdates[update.updateID] = nil
    update.completedEventID = event.eventID
    state.keep(update)
  }
}
