extension Turn {
  /// The updates that the worker has not been told of, in the order in which they came, as messages for the workflow task that starts with the
  /// event. From now on it has been told.
  mutating func sendUpdates(before startedEventID: Int64) -> [ProtocolMessage] {
    var messages: [ProtocolMessage] = []
    for index in state.pendingUpdates.indices where !state.pendingUpdates[index].isSent {
      state.pendingUpdates[index].isSent = true
      // What a reset took over the worker reads in the history.
      guard state.pendingUpdates[index].admittedEventID == 0 else { continue }
      messages.append(state.pendingUpdates[index].message(behind: startedEventID - 1))
    }
    return messages
  }

  /// The worker that was told of updates has failed: whoever takes the next task must be told again.
  mutating func sendUpdatesAgain() {
    for index in state.pendingUpdates.indices { state.pendingUpdates[index].isSent = false }
  }
}
