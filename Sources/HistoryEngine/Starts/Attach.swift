import HistoryRecords
public import Model
public import TemporalAPI

extension Turn {
  /// Adds to an open run what a start that found it brings along, as its options say: the request's id, callbacks, links.
  ///
  /// Throws FAILED_PRECONDITION when the run would have too many callbacks.
  public mutating func attach(_ request: StartWorkflowExecutionRequest) throws(ServiceError) {
    try requireOpen()
    let before = self
    let options = request.onConflictOptions
    var attributes = WorkflowExecutionOptionsUpdatedEventAttributes()
    if options.attachCompletionCallbacks {
      try requireRoom(for: request.completionCallbacks)
      attributes.attachedCompletionCallbacks = request.completionCallbacks
      register(request.completionCallbacks, requestID: request.requestID)
    }
    if options.attachRequestID {
      attributes.attachedRequestID = request.requestID
      var record = RequestRecord()
      record.number = Int64(state.requests.count + 1)
      record.requestID = request.requestID
      record.eventType = .workflowExecutionOptionsUpdated
      update(record)
    }
    postOptionsUpdate(attributes, links: options.attachLinks ? request.links : [])
    enforceHistoryLimits(orReturnTo: before)
  }

  /// The event that records changed options. The workflow need not be told of it, so it asks for no workflow task.
  mutating func postOptionsUpdate(_ attributes: WorkflowExecutionOptionsUpdatedEventAttributes, links: [Link] = []) {
    post(.workflowExecutionOptionsUpdated, .workflowExecutionOptionsUpdatedEventAttributes(attributes), links: links)
    // A full buffer ends the running task whatever is in it.
    if state.startedTask != nil { requestWorkflowTask() }
  }

  /// An event got its id: if it records a request, that one is told.
  mutating func noteRequest(of event: HistoryEvent) {
    guard case .workflowExecutionOptionsUpdatedEventAttributes(let attributes) = event.attributes,
      var record = state.requests[attributes.attachedRequestID]
    else { return }
    record.eventID = event.eventID
    update(record)
  }

  private mutating func update(_ record: RequestRecord) {
    state.requests[record.requestID] = record
    dirty.requests.insert(record.requestID)
    isDurable = true
  }
}
