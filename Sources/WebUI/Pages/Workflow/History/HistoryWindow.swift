import FoundationEssentials
import TemporalAPI

/// Where in a history a window begins.
struct HistoryPlace: Sendable, Hashable {
  /// The server's token of a page; empty: the first page from that end.
  var token = Data()
  /// The event before the window, in that page or a little further on; nil: the window begins where the page does.
  var past: Int64? = nil

  /// Whether it is the end of the history from which one reads.
  var isEnd: Bool { token.isEmpty && past == nil }
}

/// The events of a history that one page of the UI shows.
struct HistoryWindow: Sendable {
  private(set) var events: [HistoryEvent] = []
  /// How many events were looked at for them.
  private(set) var read = 0
  /// Where the next window begins; nil: nothing is left.
  private(set) var next: HistoryPlace?

  /// Reads on until there are `size` events that `isWanted` takes, `limit` events were looked at, or nothing is left. Throws `GRPCError`.
  init(
    _ reader: HistoryReader, newestFirst: Bool, from place: HistoryPlace, size: Int, limit: Int,
    where isWanted: @Sendable (HistoryEvent) -> Bool
  ) async throws {
    var pass = reader.pass(newestFirst: newestFirst, from: place.token)
    var last = place.past
    func isPast(_ event: HistoryEvent) -> Bool {
      last.map { newestFirst ? event.eventID < $0 : event.eventID > $0 } ?? true
    }
    while events.count < size, read < limit {
      let start = pass.token
      guard let page = try await pass.next() else { return }
      for event in page where isPast(event) {
        guard events.count < size else {
          next = HistoryPlace(token: start, past: last)
          return
        }
        last = event.eventID
        read += 1
        if isWanted(event) { events.append(event) }
      }
    }
    if !pass.isAtEnd { next = HistoryPlace(token: pass.token, past: nil) }
  }
}
