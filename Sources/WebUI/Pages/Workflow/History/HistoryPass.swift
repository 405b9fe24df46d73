import FoundationEssentials
import TemporalAPI

/// Goes through a history from one end, page by page.
///
/// One transaction can hold thousands of events, and most hold one to three. So the pages are small at first and grow: who needs few
/// events is given few, and who needs many asks seldom.
struct HistoryPass: Sendable {
  private let reader: HistoryReader
  private let newestFirst: Bool
  private var transactions = 2
  /// Where the next page begins.
  private(set) var token: Data
  /// Whether all of the history was read.
  private(set) var isAtEnd = false

  /// The most transactions that are asked for at once.
  private static let largest = 1000

  init(reader: HistoryReader, newestFirst: Bool, from token: Data) {
    self.reader = reader
    self.newestFirst = newestFirst
    self.token = token
  }

  /// The next events; nil where there are no more. Throws `GRPCError`.
  mutating func next() async throws -> [HistoryEvent]? {
    guard !isAtEnd else { return nil }
    let page = try await reader.page(newestFirst: newestFirst, from: token, transactions: transactions)
    transactions = min(transactions * 4, Self.largest)
    token = page.next
    isAtEnd = page.next.isEmpty
    return page.events
  }
}
