import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// Rejects, in the worker's place, the updates that it was told of and said nothing about.
  mutating func rejectUnprocessedUpdates() {
    for update in takePendingUpdates(where: \.isSent) { report(update.id, .ended(.unprocessed)) }
  }

  /// The worker's answer could not be taken, so nobody knows what it made of its updates: their callers must decide whether to ask again.
  mutating func abortSentUpdates() {
    let error = ServiceError.workflowNotReady(
      "Unable to perform workflow execution update due to unexpected workflow task failure.")
    for update in takePendingUpdates(where: { $0.isSent && $0.admittedEventID == 0 }) { report(update.id, .aborted(error)) }
  }

  /// Ends the waits for all updates of a run that has just closed. Their ids are remembered as long as the run is in memory.
  mutating func abortUpdatesOfClosedRun() {
    for id in state.acceptedUpdates.keys.sorted() { report(id, .ended(.closedRun)) }
    for update in takePendingUpdates(where: { _ in true }) {
      report(update.id, .aborted(state.abortedByClose))
      var remembered = UpdateRequest()
      remembered.meta.updateID = update.id
      state.pendingUpdates.append(PendingUpdate(remembered))
    }
  }

  func index(ofPendingUpdate id: String) -> Int? { state.pendingUpdates.firstIndex { $0.id == id } }

  /// Takes an update out of those that wait to be accepted.
  mutating func removePendingUpdate(at index: Int) -> PendingUpdate {
    let update = state.pendingUpdates.remove(at: index)
    if update.admittedEventID != 0 {
      if dirty.admittedUpdates.remove(update.admittedEventID) == nil { dirty.removedAdmittedUpdates.append(update.admittedEventID) }
      isDurable = true
    }
    return update
  }

  mutating func report(_ id: String, _ kind: UpdateNews.Kind) { updateNews.append(UpdateNews(updateID: id, kind: kind)) }

  private mutating func takePendingUpdates(where isWanted: (PendingUpdate) -> Bool) -> [PendingUpdate] {
    let wanted = state.pendingUpdates.filter(isWanted)
    for update in wanted {
      if let index = index(ofPendingUpdate: update.id) { _ = removePendingUpdate(at: index) }
    }
    return wanted
  }
}
