public import HistoryRecords
public import Model
public import TemporalAPI

/// What the completion of a workflow task leads to, beyond its transition.
public struct WorkflowTaskCompletion: Sendable {
  /// The next workflow task, started for the same worker, when it asked for that.
  public var newTask: WorkflowTaskStart?
  /// Activities that are started for the same worker in the same transition.
  public var eagerActivities: [ActivityStart] = []
  /// The worker must forget everything behind this event, because the task has left no trace; 0: nothing.
  public var resetHistoryEventID: Int64 = 0
}

extension Turn {
  /// The worker's answer to a workflow task: its commands become events, in order.
  ///
  /// Throws NOT_FOUND when the task is not the one that runs, INVALID_ARGUMENT when the answer cannot be taken and the task is left to
  /// time out. A command that cannot be carried out fails the task instead: that is a transition, with `refusal` for the caller.
  public mutating func completeWorkflowTask(
    _ token: TaskToken, _ request: RespondWorkflowTaskCompletedRequest, newRunID: UniqueID, requestID: String
  ) throws(ServiceError) -> WorkflowTaskCompletion {
    guard state.isOpen else { throw .workflowTaskNotFound }
    try requireStarted(token)
    try requireKnownCommands(request.commands)
    try requireKnownProtocols(request.messages)
    if state.isPaused && request.forceCreateNewWorkflowTask {
      throw ServiceError(.failedPrecondition, "Workflow is paused and force create new workflow task is not allowed.")
    }
    let isHeartbeat = request.forceCreateNewWorkflowTask && request.commands.isEmpty && request.messages.isEmpty
    let originalScheduledTime = WallTime(nanoseconds: state.record.workflowTask.originalScheduledTime)
    if isHeartbeat && now - originalScheduledTime >= rules.workflowTaskHeartbeatTimeout {
      endFailedTask { $0.timeOutStartedTask() }
      refusal = .notFound("workflow task heartbeat timeout")
      return WorkflowTaskCompletion()
    }

    let before = self
    do throws(CommandFailure) {
      var handler = CommandHandler(request, newRunID: newRunID, requestID: requestID)
      if canForgetTask(request) { return try forgetTask(&handler) }
      handler.completedEventID = completeStartedTask(request)
      for command in request.commands {
        if command.isClose { try takeRemainingRejections(&handler) }
        try apply(command, &handler)
      }
      try takeRemainingMessages(&handler)
      if !isHeartbeat { rejectUnprocessedUpdates() }
      let completion = finishCompletion(
        request, handler, heartbeatSince: isHeartbeat ? originalScheduledTime : nil,
        requestID: requestID)
      enforceHistoryLimits(orReturnTo: before)
      return refusal == nil ? completion : WorkflowTaskCompletion()
    } catch {
      self = before
      try refuse(error, request)
      return WorkflowTaskCompletion()
    }
  }

  /// Ends a speculative task that came to nothing: all that is left of it are the callers who hear that their updates are rejected.
  private mutating func forgetTask(_ handler: inout CommandHandler) throws(CommandFailure) -> WorkflowTaskCompletion {
    try takeRemainingMessages(&handler)
    rejectUnprocessedUpdates()
    keepSticky(handler.request)
    var completion = WorkflowTaskCompletion()
    completion.resetHistoryEventID = state.record.lastStartedEventID
    forgetSpeculativeTask()
    completion.newTask = nextTask(for: handler.request, isDue: false)
    return completion
  }

  private mutating func completeStartedTask(_ request: RespondWorkflowTaskCompletedRequest) -> Int64 {
    guard let started = state.startedTask else { return 0 }
    writeStartedTask()
    var attributes = WorkflowTaskCompletedEventAttributes()
    attributes.scheduledEventID = started.scheduledEventID
    attributes.startedEventID = started.startedEventID
    attributes.identity = request.identity
    attributes.binaryChecksum = request.binaryChecksum
    if request.hasWorkerVersionStamp { attributes.workerVersion = request.workerVersionStamp }
    if request.hasSdkMetadata { attributes.sdkMetadata = request.sdkMetadata }
    if request.hasMeteringMetadata { attributes.meteringMetadata = request.meteringMetadata }
    attributes.versioningBehavior = request.versioningBehavior
    let id = append(.workflowTaskCompleted, .workflowTaskCompletedEventAttributes(attributes))
    state.record.lastStartedEventID = started.startedEventID
    state.record.completedWorkflowTask = true
    state.record.noteWorker(of: attributes)
    if state.addResetPoint(attributes, eventID: id, at: now) { dirty.resetPoints = true }
    forgetProblems()
    state.record.closeAttempted = false
    keepSticky(request)
    // Commands append directly; what is posted from here on still waits for them.
    dropWorkflowTaskKeepingStart()
    return id
  }

  private mutating func finishCompletion(
    _ request: RespondWorkflowTaskCompletedRequest, _ handler: CommandHandler, heartbeatSince original: WallTime?,
    requestID: String
  ) -> WorkflowTaskCompletion {
    state.startedTask = nil
    var completion = WorkflowTaskCompletion()
    guard state.isOpen else { return completion }
    let hadBuffer = !state.buffer.isEmpty
    flushBuffer()
    let isDue = hadBuffer || request.forceCreateNewWorkflowTask || handler.needsWorkflowTask
    completion.newTask = nextTask(for: request, isDue: isDue, heartbeatSince: original)
    // What a paused run schedules waits, eager or not.
    guard !state.isPaused else { return completion }
    completion.eagerActivities = startEagerly(
      handler.eagerActivities, identity: request.identity, requestID: requestID, controlQueue: request.workerControlTaskQueue)
    return completion
  }

  /// Schedules the next workflow task, if it is due or updates wait for one, and starts it at once for a worker that wants it.
  private mutating func nextTask(
    for request: RespondWorkflowTaskCompletedRequest, isDue: Bool, heartbeatSince original: WallTime? = nil
  ) -> WorkflowTaskStart? {
    guard isDue || state.hasUnsentUpdates, !state.isPaused else { return nil }
    // For updates alone a task is speculative only in the hands of this worker, which can be told to forget it.
    if !isDue && request.returnNewWorkflowTask {
      scheduleSpeculativeTask()
    } else {
      scheduleWorkflowTask(attempt: 1, heartbeatSince: original)
    }
    guard request.returnNewWorkflowTask else { return nil }
    return startScheduledTask(identity: request.identity, requestID: Identity.completion)
  }

  private mutating func keepSticky(_ request: RespondWorkflowTaskCompletedRequest) {
    guard request.hasStickyAttributes, !request.stickyAttributes.workerTaskQueue.name.isEmpty else { return state.record.clearSticky() }
    state.record.sticky.taskQueue = request.stickyAttributes.workerTaskQueue.name
    state.record.sticky.scheduleToStartTimeout = Duration(request.stickyAttributes.scheduleToStartTimeout).wholeNanoseconds
  }

  /// The task's row goes, but the buffer stays closed until the commands are through.
  private mutating func dropWorkflowTaskKeepingStart() {
    let started = state.startedTask
    dropWorkflowTask()
    state.startedTask = started
  }
}
