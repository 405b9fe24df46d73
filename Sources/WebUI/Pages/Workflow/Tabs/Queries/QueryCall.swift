import Foundation
import GRPCWire
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// One query of a workflow, and what came back.
struct QueryCall: Sendable {
  let result: Payloads?
  /// Why there is no result, in a sentence.
  let refusal: String?
  /// The server's own words, where the sentence does not say it all.
  let detail: String?
  let seconds: Double

  /// Asks. It never throws: a worker that does not answer is something to be shown.
  static func ask(
    _ visit: Visit, _ name: String, _ arguments: Payloads = Payloads(), reject: QueryRejectCondition = .none,
    timeout: Duration = .seconds(8)
  ) async -> QueryCall {
    var request = QueryWorkflowRequest()
    request.namespace = visit.namespace
    request.execution = visit.execution
    request.query.queryType = name
    if !arguments.payloads.isEmpty { request.query.queryArgs = arguments }
    request.queryRejectCondition = reject
    let clock = ContinuousClock()
    let start = clock.now
    func done(_ result: Payloads?, _ refusal: String? = nil, _ detail: String? = nil) -> QueryCall {
      let (seconds, attoseconds) = start.duration(to: clock.now).components
      return QueryCall(result: result, refusal: refusal, detail: detail, seconds: Double(seconds) + Double(attoseconds) / 1e18)
    }
    do {
      let answer = try await visit.call(WorkflowServiceMethods.queryWorkflow, request, timeout: timeout)
      guard answer.hasQueryRejected else { return done(answer.queryResult) }
      return done(nil, "The query was rejected: the workflow's status is \(StatusView(answer.queryRejected.status).word).")
    } catch let error as GRPCError {
      return done(nil, sentence(error.code), error.message)
    } catch {
      return done(nil, "The query could not be asked.", "\(error)")
    }
  }

  private static func sentence(_ code: GRPCStatusCode) -> String {
    switch code {
    case .deadlineExceeded, .unavailable, .cancelled:
      "No worker answered in time. A query needs a worker that runs and knows this workflow."
    case .failedPrecondition: "No worker can answer: none polls the task queue, or the workflow has not begun."
    case .invalidArgument: "The worker did not take the query."
    case .notFound: "There is no such workflow."
    default: "The query failed."
    }
  }
}

/// What a workflow says of itself: the query that SDKs answer by themselves.
struct WorkflowTold: Sendable {
  let metadata: WorkflowMetadata?
  /// Why it is not known.
  let refusal: String?

  /// Does not wait for workers that are known not to be there.
  static func ask(_ visit: Visit, _ described: DescribeWorkflowExecutionResponse) async -> WorkflowTold {
    guard visit.allows(.query) else { return WorkflowTold(metadata: nil, refusal: "Queries are switched off here.") }
    if let complaint = await QueryableWorker.complaint(visit, described) { return WorkflowTold(metadata: nil, refusal: complaint) }
    let call = await QueryCall.ask(visit, "__temporal_workflow_metadata", timeout: .seconds(3))
    guard let payload = call.result?.payloads.first else { return WorkflowTold(metadata: nil, refusal: call.refusal) }
    let encoding = payload.metadata["encoding"].map { String(decoding: $0, as: UTF8.self) }
    let metadata =
      encoding == "binary/protobuf"
      ? try? WorkflowMetadata(serializedBytes: payload.data) : try? WorkflowMetadata(jsonUTF8Bytes: payload.data)
    return WorkflowTold(metadata: metadata, refusal: metadata == nil ? "Its worker's SDK does not say it." : nil)
  }
}

/// Whether a worker is there that could answer queries.
enum QueryableWorker {
  /// `No worker polls task queue Q`; nil where there is one, or one does not know.
  static func complaint(_ visit: Visit, _ described: DescribeWorkflowExecutionResponse) async -> String? {
    let queue = StuckEvidence.Queue(name: described.workflowExecutionInfo.taskQueue, type: .workflow)
    let pollers = await visit.describeTaskQueue(queue.name, queue.type)?.pollers
    return PollerVerdict(pollers, now: Date()).complaint(queue).map { $0.plain + "." }
  }
}
