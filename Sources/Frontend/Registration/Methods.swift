import TemporalAPI
import TemporalServices

private typealias Workflow = WorkflowServiceMethods
private typealias Operator = OperatorServiceMethods
private typealias Test = TestServiceMethods

// Which handler answers which method. What is not here is refused by `refuseTheRest`.

extension Registrar {
  mutating func register(_ handlers: ClusterHandlers) {
    answer(Workflow.getSystemInfo, handlers.systemInfo)
    answer(Workflow.getClusterInfo, handlers.clusterInfo)
    answer(Operator.listClusters, handlers.clusters)
  }

  mutating func register(_ handlers: TestHandlers) {
    answer(Test.lockTimeSkipping, handlers.lock)
    answer(Test.unlockTimeSkipping, handlers.unlock)
    answer(Test.sleep, handlers.sleep)
    answer(Test.sleepUntil, handlers.sleepUntil)
    answer(Test.unlockTimeSkippingWithSleep, handlers.sleepUnlocked)
    answer(Test.getCurrentTime, handlers.currentTime)
  }

  mutating func register(_ handlers: NamespaceHandlers) {
    answer(Workflow.registerNamespace, handlers.register)
    answer(Workflow.describeNamespace, handlers.describe)
    answer(Workflow.listNamespaces, seenBy: handlers.list)
    answer(Workflow.updateNamespace, handlers.update)
    answer(Workflow.deprecateNamespace, handlers.deprecate)
    answer(Operator.deleteNamespace, handlers.delete)
  }

  mutating func register(_ handlers: SearchAttributeHandlers) {
    answer(Workflow.getSearchAttributes, handlers.listClusterWide)
    answer(Operator.listSearchAttributes, handlers.list)
    answer(Operator.addSearchAttributes, handlers.add)
    answer(Operator.removeSearchAttributes, handlers.remove)
  }

  mutating func register(_ handlers: WorkflowHandlers) {
    answer(Workflow.startWorkflowExecution, in: handlers.start)
    answer(Workflow.signalWithStartWorkflowExecution, in: handlers.signalWithStart)
    answer(Workflow.signalWorkflowExecution, in: handlers.signal)
    answer(Workflow.requestCancelWorkflowExecution, in: handlers.requestCancel)
    answer(Workflow.terminateWorkflowExecution, in: handlers.terminate)
    answer(Workflow.deleteWorkflowExecution, in: handlers.delete)
    answer(Workflow.resetWorkflowExecution, in: handlers.reset)
    answer(Workflow.updateWorkflowExecutionOptions, in: handlers.updateOptions)
    answer(Workflow.pauseWorkflowExecution, in: handlers.pause)
    answer(Workflow.unpauseWorkflowExecution, in: handlers.unpause)
    answer(Workflow.resetStickyTaskQueue, in: handlers.resetSticky)
  }

  mutating func register(_ handlers: UpdateHandlers) {
    answer(Workflow.updateWorkflowExecution, in: handlers.update)
    answer(Workflow.pollWorkflowExecutionUpdate, in: handlers.poll)
    answer(Workflow.executeMultiOperation, in: handlers.multiOperation)
  }

  mutating func register(_ handlers: ReadingHandlers) {
    answer(Workflow.describeWorkflowExecution, in: handlers.describe)
    answer(Workflow.getWorkflowExecutionHistory, in: handlers.history)
    answer(Workflow.getWorkflowExecutionHistoryReverse, in: handlers.reverseHistory)
    answer(Workflow.queryWorkflow, in: handlers.query)
    answer(Workflow.pollWorkflowExecutionTimeSkipping, in: handlers.timeSkipping)
  }

  mutating func register(_ handlers: PollHandlers) {
    answer(Workflow.pollWorkflowTaskQueue, waiting: handlers.workflowTask)
    answer(Workflow.pollActivityTaskQueue, waiting: handlers.activityTask)
    answer(Workflow.pollNexusTaskQueue, waiting: handlers.nexusTask)
  }

  mutating func register(_ handlers: RespondHandlers) {
    answer(Workflow.respondWorkflowTaskCompleted, about: handlers.workflowTaskCompleted)
    answer(Workflow.respondWorkflowTaskFailed, about: handlers.workflowTaskFailed)
    answer(Workflow.respondQueryTaskCompleted, about: handlers.queryCompleted)
    answer(Workflow.respondNexusTaskCompleted, about: handlers.nexusTaskCompleted)
    answer(Workflow.respondNexusTaskFailed, about: handlers.nexusTaskFailed)
  }

  mutating func register(_ handlers: ActivityHandlers) {
    answer(Workflow.recordActivityTaskHeartbeat, about: handlers.heartbeat)
    answer(Workflow.respondActivityTaskCompleted, about: handlers.completed)
    answer(Workflow.respondActivityTaskFailed, about: handlers.failed)
    answer(Workflow.respondActivityTaskCanceled, about: handlers.canceled)
    answer(Workflow.recordActivityTaskHeartbeatById, in: handlers.heartbeatByID)
    answer(Workflow.respondActivityTaskCompletedById, in: handlers.completedByID)
    answer(Workflow.respondActivityTaskFailedById, in: handlers.failedByID)
    answer(Workflow.respondActivityTaskCanceledById, in: handlers.canceledByID)
  }

  mutating func register(_ handlers: ActivityControlHandlers) {
    answer(Workflow.pauseActivity, in: handlers.pause)
    answer(Workflow.unpauseActivity, in: handlers.unpause)
    answer(Workflow.resetActivity, in: handlers.reset)
    answer(Workflow.updateActivityOptions, in: handlers.updateOptions)
  }

  mutating func register(_ handlers: ActivityExecutionControlHandlers) {
    answer(Workflow.pauseActivityExecution, in: handlers.pause)
    answer(Workflow.unpauseActivityExecution, in: handlers.unpause)
    answer(Workflow.resetActivityExecution, in: handlers.reset)
    answer(Workflow.updateActivityExecutionOptions, in: handlers.updateOptions)
  }

  mutating func register(_ handlers: StandaloneActivityHandlers) {
    answer(Workflow.startActivityExecution, in: handlers.start)
    answer(Workflow.describeActivityExecution, in: handlers.describe)
    answer(Workflow.pollActivityExecution, in: handlers.poll)
    answer(Workflow.requestCancelActivityExecution, in: handlers.requestCancel)
    answer(Workflow.terminateActivityExecution, in: handlers.terminate)
    answer(Workflow.deleteActivityExecution, in: handlers.delete)
  }

  mutating func register(_ handlers: ActivityListHandlers) {
    answer(Workflow.listActivityExecutions, in: handlers.list)
    answer(Workflow.countActivityExecutions, in: handlers.count)
  }

  mutating func register(_ handlers: ListHandlers) {
    answer(Workflow.listWorkflowExecutions, in: handlers.list)
    answer(Workflow.scanWorkflowExecutions, in: handlers.scan)
    answer(Workflow.countWorkflowExecutions, in: handlers.count)
    answer(Workflow.listArchivedWorkflowExecutions, in: handlers.archived)
  }

  mutating func register(_ handlers: LegacyListHandlers) {
    answer(Workflow.listOpenWorkflowExecutions, in: handlers.open)
    answer(Workflow.listClosedWorkflowExecutions, in: handlers.closed)
  }

  mutating func register(_ handlers: BatchHandlers) {
    answer(Workflow.startBatchOperation, in: handlers.start)
    answer(Workflow.stopBatchOperation, in: handlers.stop)
    answer(Workflow.describeBatchOperation, in: handlers.describe)
    answer(Workflow.listBatchOperations, in: handlers.list)
  }

  mutating func register(_ handlers: ScheduleHandlers) {
    answer(Workflow.createSchedule, in: handlers.create)
    answer(Workflow.describeSchedule, in: handlers.describe)
    answer(Workflow.updateSchedule, in: handlers.update)
    answer(Workflow.patchSchedule, in: handlers.patch)
    answer(Workflow.deleteSchedule, in: handlers.delete)
    answer(Workflow.listScheduleMatchingTimes, in: handlers.matchingTimes)
    answer(Workflow.listSchedules, in: handlers.list)
    answer(Workflow.countSchedules, in: handlers.count)
  }

  mutating func register(_ handlers: TaskQueueHandlers) {
    answer(Workflow.describeTaskQueue, in: handlers.describe)
    answer(Workflow.listTaskQueuePartitions, in: handlers.partitions)
    answer(Workflow.updateTaskQueueConfig, in: handlers.updateConfig)
    answer(Workflow.shutdownWorker, in: handlers.shutDown)
  }

  mutating func register(_ handlers: WorkerHandlers) {
    answer(Workflow.recordWorkerHeartbeat, in: handlers.recordHeartbeat)
    answer(Workflow.listWorkers, in: handlers.list)
    answer(Workflow.countWorkers, in: handlers.count)
    answer(Workflow.describeWorker, in: handlers.describe)
    answer(Workflow.fetchWorkerConfig, in: handlers.fetchConfig)
    answer(Workflow.updateWorkerConfig, in: handlers.updateConfig)
  }
}
