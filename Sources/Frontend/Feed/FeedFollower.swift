import HistoryEngine
public import HistoryService
import Model
import Persistence

/// Reads a namespace's event feed for one client, from where it was to what is yet to come.
public struct FeedFollower: Sendable {
  /// What there is to tell the client.
  public enum Step: Sendable {
    /// Events, each with the cursor behind it.
    case events([(event: FeedEvent, cursor: String)])
    /// Nothing that the client wants; the cursor has moved all the same.
    case nothing(cursor: String)
    /// Nothing comes any more, and this is why.
    case failed(Failure)
    /// Nothing comes any more: the server ends, or the client is to say again who it is.
    case ended
  }

  /// Why a feed cannot be followed further.
  public struct Failure: Error, Sendable, Equatable {
    /// A gRPC status code: OUT_OF_RANGE for what is not kept any more, FAILED_PRECONDITION for a feed that was switched off.
    public var code: Int
    public var message: String
    /// The cursor with which the oldest event that is kept comes first; nil: that is not the matter.
    public var oldestCursor: String?
  }

  /// Entries that are read at a time.
  private static let pageSize = 256
  /// After so many entries without one that the client wants it is told where it is.
  private static let mostInVain = 16 * pageSize

  private let history: HistoryService
  private let namespace: Namespace
  private let ruleBook: RuleBook
  private let filter: FeedFilter
  /// When the client has to say again who it is; nil: nobody asks.
  private let end: ContinuousClock.Instant?
  private var position: Int64

  init(
    history: HistoryService, namespace: Namespace, ruleBook: RuleBook, filter: FeedFilter, position: Int64, end: ContinuousClock.Instant?
  ) {
    self.history = history
    self.namespace = namespace
    self.ruleBook = ruleBook
    self.filter = filter
    self.position = position
    self.end = end
  }

  /// Where the client is: every event up to it was told, or filtered out.
  public var cursor: String { FeedCursor(position, of: namespace.id).description }

  /// Waits for the next events, at most `wait`. After `failed` and `ended` there is nothing more to ask for.
  public mutating func next(wait: Duration) async -> Step {
    var inVain = 0
    while !Task.isCancelled && end.map({ .now < $0 }) ?? true {
      let news: FeedNews
      do throws(ServiceError) {
        news = try await history.news(of: namespace.id, after: position, limit: Self.pageSize, wait: wait)
      } catch {
        // It is the store's trouble, or the server's end: the client comes again with its cursor.
        return .ended
      }
      guard ruleBook.rules(of: namespace.name).recordsEvents else { return .failed(.switchedOff(namespace.name)) }
      if position < news.extent.oldest - 1 { return .failed(expired(oldest: news.extent.oldest)) }
      let isIdle = news.position == position
      position = news.position
      let wanted = news.events.filter(filter.admits)
      if !wanted.isEmpty { return .events(wanted.map { ($0, FeedCursor($0.number, of: namespace.id).description) }) }
      inVain += Self.pageSize
      if isIdle || inVain >= Self.mostInVain { return .nothing(cursor: cursor) }
    }
    return .ended
  }

  private func expired(oldest: Int64) -> Failure {
    let first = FeedCursor(oldest - 1, of: namespace.id).description
    return Failure(
      code: ServiceError.Code.outOfRange.rawValue,
      message:
        "Events behind cursor \(cursor) are not kept any more: the feed of namespace \(namespace.name) goes back to cursor \(first).",
      oldestCursor: first)
  }
}

extension FeedFollower.Failure {
  fileprivate static func switchedOff(_ namespace: String) -> Self {
    let error = EventFeed.switchedOff(namespace)
    return Self(code: error.code.rawValue, message: error.message)
  }
}
