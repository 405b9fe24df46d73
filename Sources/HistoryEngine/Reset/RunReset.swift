public import Model
public import TemporalAPI

/// Everything that makes the run with which a reset goes on.
public struct RunReset: Sendable {
  /// What the base run's history before the reset point amounts to, made under the new run's key.
  public var replay: Replay
  public var baseRunID: UniqueID
  /// The request that started the base run: the new run answers to it as well.
  public var startRequestID: String
  public var request: ResetWorkflowExecutionRequest
  /// What happened to the base run behind the reset point, and to the runs it was continued as, in order.
  public var tail: [HistoryEvent]

  public init(
    replay: Replay, baseRunID: UniqueID, startRequestID: String, request: ResetWorkflowExecutionRequest, tail: [HistoryEvent]
  ) {
    self.replay = replay
    self.baseRunID = baseRunID
    self.startRequestID = startRequestID
    self.request = request
    self.tail = tail
  }
}

extension ResetWorkflowExecutionRequest {
  /// What is not written again, by the exclude types and by the deprecated reapply type.
  var excludedTypes: Set<ResetReapplyExcludeType> {
    var excluded = Set(resetReapplyExcludeTypes)
    switch resetReapplyType {
    case .signal: excluded.formUnion([.update, .nexus])
    case .none: excluded.formUnion([.signal, .update, .nexus])
    case .unspecified, .allEligible, .UNRECOGNIZED: break
    }
    return excluded
  }
}
