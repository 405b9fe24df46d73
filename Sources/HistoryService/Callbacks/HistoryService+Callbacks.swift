import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension HistoryService {
  /// Posts one callback of a closed run and notes how that went. At least once: a crash between the two posts it again.
  func deliver(_ number: Int64, of key: ExecutionKey) async throws(ServiceError) {
    guard let post = try await post(for: number, of: key) else { return }
    let outcome = await callbackGates.gate(for: post.url).pass { await self.outcome(of: post) }
    try await turn(key.workflow, key.runID) { turn in turn.noteCallback(number, outcome) }
  }

  private func outcome(of post: CallbackPost) async -> CallbackOutcome {
    do throws(CallbackSendError) {
      return CallbackOutcome(try await callbacks.post(post, timeout: configuration.callbackTimeout))
    } catch {
      return .refused(error.message, isFinal: error.isFinal)
    }
  }

  /// What is to be posted, or nil if it has been.
  private func post(for number: Int64, of key: ExecutionKey) async throws(ServiceError) -> CallbackPost? {
    let slot = try use(key.workflow)
    defer { cache.release(slot) }
    let run = try await reader(of: key.runID, in: slot)
    guard let callback = run.state.callbacks[number], callback.isPending, !run.state.isOpen else { return nil }
    let end = try await event(run.state.record.closingEventID, of: run)
    return CallbackPost(callback, of: run.state, closedBy: end, namespace: namespaceName(key.namespaceID))
  }
}
