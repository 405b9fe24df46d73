public import Model

/// What a poll ends with. Indirect, so that the frames of parked polls hold a pointer for it.
public indirect enum PollOutcome<Started: Sendable, QueryPayload: Sendable>: Sendable {
  case task(Started, PollerAdvice)
  case query(QueryTask<QueryPayload>, PollerAdvice)
  /// Nothing came in time, or the poll was cancelled, its worker shut down, or the service is shutting down.
  case empty
}

/// A query for a worker to answer with `MatchingService.respondQuery(id:_:)`.
public struct QueryTask<Payload: Sendable>: Sendable {
  public var id: UniqueID
  public var payload: Payload

  public init(id: UniqueID, payload: Payload) {
    self.id = id
    self.payload = payload
  }
}
