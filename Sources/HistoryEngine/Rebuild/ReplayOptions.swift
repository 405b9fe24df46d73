import HistoryRecords
import Model
import TemporalAPI

extension Replay {
  mutating func updateOptions(_ event: HistoryEvent, _ attributes: WorkflowExecutionOptionsUpdatedEventAttributes) {
    if attributes.hasPriority { state.record.priority = attributes.priority }
    if attributes.hasVersioningOverride {
      state.record.versioningOverride = attributes.versioningOverride
    } else if attributes.unsetVersioningOverride {
      state.record.clearVersioningOverride()
    }
    if attributes.timeSkippingConfigUpdated {
      state.configureTimeSkipping(attributes.hasTimeSkippingConfig ? attributes.timeSkippingConfig : nil, at: WallTime(event.eventTime))
    }
    register(attributes.attachedCompletionCallbacks, at: event, requestID: attributes.attachedRequestID)
    guard !attributes.attachedRequestID.isEmpty else { return }
    var request = RequestRecord()
    request.number = Int64(state.requests.count + 1)
    request.requestID = attributes.attachedRequestID
    request.eventType = event.eventType
    request.eventID = event.eventID
    state.requests[request.requestID] = request
  }

  mutating func register(_ callbacks: [Callback], at event: HistoryEvent, requestID: String = "") {
    for callback in callbacks {
      var record = CallbackRecord()
      record.number = Int64(state.callbacks.count + 1)
      record.callback = callback
      record.registrationTime = WallTime(event.eventTime).nanoseconds
      record.requestID = requestID
      record.state = .standby
      state.callbacks[record.number] = record
    }
  }
}
