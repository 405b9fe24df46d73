import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI

extension QueryAnswer {
  /// The answer that came with a workflow task's completion.
  init(_ result: WorkflowQueryResult) {
    self =
      result.resultType == .answered
      ? .answered(result.hasAnswer ? result.answer : nil)
      : .failed(message: result.errorMessage, failure: result.hasFailure ? result.failure : nil)
  }

  /// The answer for the client. Throws INVALID_ARGUMENT with the workflow's own words when its code failed.
  var response: QueryWorkflowResponse {
    get throws(ServiceError) {
      switch self {
      case .answered(let result):
        var response = QueryWorkflowResponse()
        if let result { response.queryResult = result }
        return response
      case .failed(let message, let failure):
        // Encoding fails only for strings that are not UTF-8, which Swift's cannot be.
        let bytes: [UInt8] = failure.flatMap { try? $0.serializedBytes() } ?? []
        throw ServiceError(.invalidArgument, message, detail: .queryFailed(failure: bytes))
      }
    }
  }
}
