import HistoryEngine
import Model
import TemporalAPI

/// A request that starts something: it is checked as a whole, and what it leaves out is filled in.
protocol PreparedRequest {
  mutating func prepare(in namespace: Namespace, rules: Rules, makeRequestID: () -> String) throws(ServiceError)
}

extension StartWorkflowExecutionRequest: PreparedRequest {}
extension SignalWithStartWorkflowExecutionRequest: PreparedRequest {}
extension StartActivityExecutionRequest: PreparedRequest {}

extension Call {
  /// The request, ready to be carried out in the call's namespace, which must take new executions.
  func prepared<Request: PreparedRequest>(
    _ request: Request, makeID: () -> UniqueID
  ) throws(ServiceError) -> Request {
    try namespace.requireRegistered()
    var request = request
    try request.prepare(in: namespace, rules: rules) { makeID().description }
    return request
  }
}
