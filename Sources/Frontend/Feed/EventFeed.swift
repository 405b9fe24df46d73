import Authorization
public import GRPCServer
import HistoryEngine
import HistoryService
import Model
import Persistence
import TemporalServices

/// The event feeds of namespaces: who may follow one, and from where (docs/decisions/024).
public struct EventFeed: Sendable {
  /// How long a client is believed to be who it said it is.
  private static let trust: Duration = .seconds(300)

  let passage: Passage
  let history: HistoryService
  let namespaces: NamespaceRegistry
  let ruleBook: RuleBook

  /// The method whose permission following a feed needs.
  public static let permission = WorkflowServiceMethods.listWorkflowExecutions.path

  /// Begins to follow a namespace's feed, after what every list passes.
  ///
  /// Throws `GRPCError`: what a list would be refused with; FAILED_PRECONDITION where the namespace has no feed; INVALID_ARGUMENT for a filter
  /// that is none, or a cursor that this feed has not given. One whose events are not kept any more is told by the first step.
  /// - Parameters:
  ///   - query: A filter in the grammar of lists; empty: everything.
  ///   - cursor: Behind which event to begin; empty: with the oldest that is kept; `now`: with the next one.
  ///   - context: The call as if it were one of `permission`.
  public func follow(namespace: String, query: String, cursor: String, context: CallContext) async throws -> FeedFollower {
    try await passage.pass(
      context, namespace: { namespace },
      handler: { claims async throws(ServiceError) -> FeedFollower in
        let found = try namespaces.resolve(namespace)
        guard ruleBook.rules(of: namespace).recordsEvents else { throw Self.switchedOff(namespace) }
        let filter = try FeedFilter(query, in: found, now: history.now())
        let position = try await position(cursor, in: found)
        return FeedFollower(
          history: history, namespace: found, ruleBook: ruleBook, filter: filter, position: position,
          end: claims.map { _ in ContinuousClock.now + Self.trust })
      })
  }

  private func position(_ cursor: String, in namespace: Namespace) async throws(ServiceError) -> Int64 {
    let given: FeedCursor? = try cursor.isEmpty || cursor == FeedCursor.now ? nil : FeedCursor(cursor, of: namespace)
    let extent = try await history.news(of: namespace.id, after: .max, limit: 0, wait: .zero).extent
    guard let given else { return cursor == FeedCursor.now ? extent.newest : extent.oldest - 1 }
    guard given.number <= extent.newest else {
      throw .invalidArgument("Invalid cursor \"\(cursor)\": the feed of namespace \(namespace.name) has not come so far.")
    }
    return given.number
  }

  static func switchedOff(_ namespace: String) -> ServiceError {
    ServiceError(
      .failedPrecondition,
      "Namespace \(namespace) has no event feed: the setting history.eventFeed switches it on, and what happens from then on is kept.")
  }
}
