import TemporalAPI

/// A request that names its namespace, which is looked up before the handler sees it.
protocol NamespacedRequest {
  var namespace: String { get }
}

extension StartWorkflowExecutionRequest: NamespacedRequest {}
extension SignalWithStartWorkflowExecutionRequest: NamespacedRequest {}
extension SignalWorkflowExecutionRequest: NamespacedRequest {}
extension RequestCancelWorkflowExecutionRequest: NamespacedRequest {}
extension TerminateWorkflowExecutionRequest: NamespacedRequest {}
extension DeleteWorkflowExecutionRequest: NamespacedRequest {}
extension DescribeWorkflowExecutionRequest: NamespacedRequest {}
extension GetWorkflowExecutionHistoryRequest: NamespacedRequest {}
extension GetWorkflowExecutionHistoryReverseRequest: NamespacedRequest {}
extension QueryWorkflowRequest: NamespacedRequest {}
extension UpdateWorkflowExecutionRequest: NamespacedRequest {}
extension PollWorkflowExecutionUpdateRequest: NamespacedRequest {}
extension ExecuteMultiOperationRequest: NamespacedRequest {}
extension ResetWorkflowExecutionRequest: NamespacedRequest {}
extension UpdateWorkflowExecutionOptionsRequest: NamespacedRequest {}
extension PollWorkflowExecutionTimeSkippingRequest: NamespacedRequest {}
extension PauseWorkflowExecutionRequest: NamespacedRequest {}
extension UnpauseWorkflowExecutionRequest: NamespacedRequest {}
extension ResetStickyTaskQueueRequest: NamespacedRequest {}

extension PauseActivityRequest: NamespacedRequest {}
extension UnpauseActivityRequest: NamespacedRequest {}
extension ResetActivityRequest: NamespacedRequest {}
extension UpdateActivityOptionsRequest: NamespacedRequest {}
extension PauseActivityExecutionRequest: NamespacedRequest {}
extension UnpauseActivityExecutionRequest: NamespacedRequest {}
extension ResetActivityExecutionRequest: NamespacedRequest {}
extension UpdateActivityExecutionOptionsRequest: NamespacedRequest {}

extension StartActivityExecutionRequest: NamespacedRequest {}
extension DescribeActivityExecutionRequest: NamespacedRequest {}
extension PollActivityExecutionRequest: NamespacedRequest {}
extension RequestCancelActivityExecutionRequest: NamespacedRequest {}
extension TerminateActivityExecutionRequest: NamespacedRequest {}
extension DeleteActivityExecutionRequest: NamespacedRequest {}
extension ListActivityExecutionsRequest: NamespacedRequest {}
extension CountActivityExecutionsRequest: NamespacedRequest {}

extension ListWorkflowExecutionsRequest: NamespacedRequest {}
extension ScanWorkflowExecutionsRequest: NamespacedRequest {}
extension CountWorkflowExecutionsRequest: NamespacedRequest {}
extension ListOpenWorkflowExecutionsRequest: NamespacedRequest {}
extension ListClosedWorkflowExecutionsRequest: NamespacedRequest {}
extension ListArchivedWorkflowExecutionsRequest: NamespacedRequest {}

extension StartBatchOperationRequest: NamespacedRequest {}
extension StopBatchOperationRequest: NamespacedRequest {}
extension DescribeBatchOperationRequest: NamespacedRequest {}
extension ListBatchOperationsRequest: NamespacedRequest {}

extension CreateScheduleRequest: NamespacedRequest {}
extension DescribeScheduleRequest: NamespacedRequest {}
extension UpdateScheduleRequest: NamespacedRequest {}
extension PatchScheduleRequest: NamespacedRequest {}
extension DeleteScheduleRequest: NamespacedRequest {}
extension ListSchedulesRequest: NamespacedRequest {}
extension CountSchedulesRequest: NamespacedRequest {}
extension ListScheduleMatchingTimesRequest: NamespacedRequest {}

extension PollWorkflowTaskQueueRequest: NamespacedRequest {}
extension PollActivityTaskQueueRequest: NamespacedRequest {}
extension PollNexusTaskQueueRequest: NamespacedRequest {}
extension RespondActivityTaskCompletedByIdRequest: NamespacedRequest {}
extension RespondActivityTaskFailedByIdRequest: NamespacedRequest {}
extension RespondActivityTaskCanceledByIdRequest: NamespacedRequest {}
extension RecordActivityTaskHeartbeatByIdRequest: NamespacedRequest {}
extension ShutdownWorkerRequest: NamespacedRequest {}
extension RecordWorkerHeartbeatRequest: NamespacedRequest {}

extension ListWorkersRequest: NamespacedRequest {}
extension CountWorkersRequest: NamespacedRequest {}
extension DescribeWorkerRequest: NamespacedRequest {}
extension FetchWorkerConfigRequest: NamespacedRequest {}
extension UpdateWorkerConfigRequest: NamespacedRequest {}

extension UpdateTaskQueueConfigRequest: NamespacedRequest {}
extension DescribeTaskQueueRequest: NamespacedRequest {}
extension ListTaskQueuePartitionsRequest: NamespacedRequest {}
