import HistoryEngine
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

/// A stretch of a history as it is read: whole batches in their order.
///
/// A page counts batches, as the original's do. There the started event of a workflow task ends a batch; here it is stored together with
/// the completion, so for readers a batch also ends behind it.
struct HistoryPage: Sendable {
  var events: [HistoryEvent] = []
  /// The batches asked for are all there, so there may be more.
  var isFull = false

  /// The id after the last event, if there is any.
  var nextEventID: Int64? { events.last.map { $0.eventID + 1 } }

  /// Takes batches until there are `limit`; the rest is left for the next page.
  init(_ batches: [[HistoryEvent]], limit: Int, newestFirst: Bool = false) {
    var count = 0
    for batch in newestFirst ? batches.reversed() : batches {
      let pieces = batch.split(newestFirst: newestFirst)
      for piece in pieces {
        guard count < limit else { break }
        events.append(contentsOf: piece)
        count += 1
      }
    }
    isFull = count >= limit
  }
}

extension [HistoryEvent] {
  /// The batch cut behind started workflow tasks; newest first, everything turned around.
  fileprivate func split(newestFirst: Bool) -> [ArraySlice<HistoryEvent>] {
    var pieces: [ArraySlice<HistoryEvent>] = []
    var start = startIndex
    for index in indices where self[index].eventType == .workflowTaskStarted || index == endIndex - 1 {
      pieces.append(self[start...index])
      start = index + 1
    }
    guard newestFirst else { return pieces }
    return pieces.reversed().map { ArraySlice($0.reversed()) }
  }
}
