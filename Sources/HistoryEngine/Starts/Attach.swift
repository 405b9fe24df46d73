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
    }
    if options.attachRequestID { attributes.attachedRequestID = request.requestID }
    keepAttached(attributes, by: request.requestID)
    postOptionsUpdate(attributes, links: options.attachLinks ? request.links : [])
    enforceHistoryLimits(orReturnTo: before)
  }

  /// Repeats in a run that a reset made what changed the options of the run before it.
  mutating func reapplyOptions(_ attributes: WorkflowExecutionOptionsUpdatedEventAttributes, links: [Link]) {
    if attributes.hasPriority { state.record.priority = attributes.priority }
    if attributes.hasVersioningOverride || attributes.unsetVersioningOverride {
      setVersioning(attributes.hasVersioningOverride ? attributes.versioningOverride : nil)
    }
    if attributes.timeSkippingConfigUpdated {
      configureTimeSkipping(attributes.hasTimeSkippingConfig ? attributes.timeSkippingConfig : nil)
    }
    keepAttached(attributes, by: attributes.attachedRequestID)
    postOptionsUpdate(attributes, links: links)
  }

  private mutating func keepAttached(_ attributes: WorkflowExecutionOptionsUpdatedEventAttributes, by requestID: String) {
    register(attributes.attachedCompletionCallbacks, requestID: requestID)
    if !attributes.attachedRequestID.isEmpty { attach(attributes.attachedRequestID, eventType: .workflowExecutionOptionsUpdated) }
  }

  /// Remembers a request that found this run, so that its repetition is known. The event that records it gets its id later, if there is one.
  mutating func attach(_ requestID: String, eventType: EventType = .unspecified) {
    var record = RequestRecord()
    record.number = Int64(state.requests.count + 1)
    record.requestID = requestID
    record.eventType = eventType
    update(record)
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
