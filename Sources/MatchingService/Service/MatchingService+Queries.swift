public import Model

extension MatchingService {
  /// Hands a query to a poll of the queue, ahead of its tasks, and waits for `respondQuery`.
  ///
  /// Nothing of a query is durable: when this server dies its caller asks again.
  ///
  /// - Parameters:
  ///   - isSticky: The queue is a worker's sticky queue, which must be served: otherwise the query fails at once.
  ///   - timeout: For being taken and answered together; leave the client some of its own deadline to hear the error.
  /// - Throws: `QueryError`, or `CancellationError` when the calling task is cancelled.
  public func query(
    _ id: TaskQueueID, isSticky: Bool = false, payload: QueryPayload, timeout: Duration
  ) async throws -> QueryAnswer {
    let place = OpenQuery(id: nextID(), serial: nextSerial(), deadline: registry.clock.now.elapsed + timeout)
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { asker in
        queries.insert(.init(place: place, queue: id, payload: payload, asker: asker))
        registry.with(id) { $0.openQuery(place, isSticky: isSticky, at: $1, into: &$2) }
        // A cancellation that came in between may have found no query in the queue yet.
        if Task.isCancelled {
          registry.ifLoaded(id) { queue, _, _ in queue.closeQuery(place) }
          finish(place.id, with: .failure(CancellationError()))
        }
      }
    } onCancel: {
      finish(place.id, with: .failure(CancellationError()))
    }
  }

  /// Delivers a worker's answer; false when nobody waits for it any more.
  public func respondQuery(id: UniqueID, _ answer: QueryAnswer) -> Bool { finish(id, with: .success(answer)) }

  @discardableResult
  private func finish(_ id: UniqueID, with result: Result<QueryAnswer, any Error>) -> Bool {
    guard let query = queries.remove(id) else { return false }
    registry.ifLoaded(query.queue) { queue, _, _ in queue.closeQuery(query.place) }
    query.asker.resume(with: result)
    return true
  }
}
