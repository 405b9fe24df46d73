import FoundationEssentials
import HistoryEngine
import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension HistoryService {
  /// The command that tells a worker to cancel a running attempt, as the Nexus task that it polls for. Throws NOT_FOUND when there is no such
  /// attempt any more.
  public func cancelCommand(_ task: OfferedTask) async throws(ServiceError) -> PollNexusTaskQueueResponse {
    let slot = try use(task.key.workflow)
    defer { cache.release(slot) }
    let state = try await reader(of: task.key.runID, in: slot).state
    guard state.isOpen, let attempt = state.activities[task.reference], attempt.startedTime != 0, attempt.stamp == task.stamp,
      attempt.cancelRequested
    else { throw .notFound("the attempt is over") }
    let token = attempt.token(in: task.key)
    var command = WorkerCommand()
    command.cancelActivity.taskToken = token
    var commands = WorkerServiceExecuteCommandsRequest()
    commands.commands = [command]
    let left = (task.expires ?? time.now()) - time.now()
    var response = PollNexusTaskQueueResponse()
    response.taskToken = token
    for name in ["Request-Timeout", "request-timeout"] {
      response.request.header[name] = "\(max(.zero, left).wholeNanoseconds / 1_000_000)ms"
    }
    response.request.startOperation.service = "temporal.api.nexusservices.workerservice.v1.WorkerService"
    response.request.startOperation.operation = "ExecuteCommands"
    response.request.startOperation.payload.metadata["encoding"] = Data("binary/protobuf".utf8)
    response.request.startOperation.payload.data = TaskTokens.encode(commands)
    return response
  }
}
