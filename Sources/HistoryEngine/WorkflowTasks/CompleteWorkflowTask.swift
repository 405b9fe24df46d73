public import HistoryRecords
public import Model
public import TemporalAPI

/// What the completion of a workflow task leads to, beyond its transition.
public struct WorkflowTaskCompletion: Sendable {
  /// The next workflow task, started for the same worker, when it asked for that.
  public var newTask: WorkflowTaskStart?
  /// Activities that are started for the same worker in the same transition.
  public var eagerActivities: [ActivityStart] = []
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
    let isHeartbeat = request.forceCreateNewWorkflowTask && request.commands.isEmpty && request.messages.isEmpty
    let originalScheduledTime = WallTime(nanoseconds: state.record.workflowTask.originalScheduledTime)
    if isHeartbeat && now - originalScheduledTime >= rules.workflowTaskHeartbeatTimeout {
      endFailedTask { $0.timeOutStartedTask() }
      refusal = .notFound("workflow task heartbeat timeout")
      return WorkflowTaskCompletion()
    }

    let before = self
    do throws(CommandFailure) {
      var handler = CommandHandler(completedEventID: 0, request: request, newRunID: newRunID, requestID: requestID)
      handler.completedEventID = completeStartedTask(request)
      for command in request.commands { try apply(command, &handler) }
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
    state.record.closeAttempted = false
    if request.hasStickyAttributes && !request.stickyAttributes.workerTaskQueue.name.isEmpty {
      state.record.sticky.taskQueue = request.stickyAttributes.workerTaskQueue.name
      state.record.sticky.scheduleToStartTimeout = Duration(request.stickyAttributes.scheduleToStartTimeout).wholeNanoseconds
    } else {
      state.record.clearSticky()
    }
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
    if hadBuffer || request.forceCreateNewWorkflowTask || handler.needsWorkflowTask {
      scheduleWorkflowTask(attempt: 1, heartbeatSince: original)
      if request.returnNewWorkflowTask {
        completion.newTask = startScheduledTask(identity: request.identity, requestID: Identity.completion)
      }
    }
    completion.eagerActivities = startEagerly(handler.eagerActivities, identity: request.identity, requestID: requestID)
    return completion
  }

  /// The task's row goes, but the buffer stays closed until the commands are through.
  private mutating func dropWorkflowTaskKeepingStart() {
    let started = state.startedTask
    dropWorkflowTask()
    state.startedTask = started
  }
}
