import SwiftProtobuf
import TemporalAPI

/// Two histories as the template shows them.
struct ComparisonView: Sendable {
  let left: Side
  let right: Side
  let rows: [Row]
  let verdict: String
  let isCut: Bool
  let limit: Int
  /// Shows what is folded; nil: nothing is.
  let unfold: String?

  /// One of the runs.
  struct Side: Sendable {
    let id: String
    let runID: String
    let href: String
    let status: StatusView
    let start: TimeView?
    let duration: String?
  }

  /// A row, or several that are alike as one.
  struct Row: Sendable {
    /// same, changed, left or right.
    let style: String
    let word: String
    let left: Cell?
    let right: Cell?
    let changes: [HistoryComparison.Change]
    /// How many events are alike here and not shown; nil: it is a row of its own.
    let folded: Int?
  }

  /// An event.
  struct Cell: Sendable {
    let id: Int64
    let name: String
    let summary: String
    /// How long after the run's start.
    let offset: String?
  }

  init(_ left: ComparedRun, _ right: ComparedRun, showsAll: Bool, _ visit: Visit) {
    self.left = Side(left, visit)
    self.right = Side(right, visit)
    let all = HistoryComparison.rows(left.events, right.events)
    let starts = (left.events.first?.eventTime, right.events.first?.eventTime)
    let parts = ComparisonFold.parts(all, showsAll: showsAll)
    rows = parts.map { Row($0, leftStart: starts.0, rightStart: starts.1) }
    let different = all.filter { !$0.isSame }.count
    verdict =
      different == 0
      ? "The histories are alike: \(all.count) events, but for ids, times and workers."
      : "\(different) of \(all.count) events differ; ids, times and workers are not compared."
    isCut = left.isCut || right.isCut
    limit = ComparedRun.limit
    let isFolded = parts.contains { if case .alike = $0 { true } else { false } }
    unfold =
      isFolded
      ? visit.links.workflow(
        visit.namespace, left.info.execution.workflowID, left.info.execution.runID, "compare",
        query: [("with", right.info.execution.workflowID), ("run", right.info.execution.runID), ("all", "yes")]) : nil
  }
}

extension ComparisonView.Side {
  init(_ run: ComparedRun, _ visit: Visit) {
    let execution = run.info.execution
    (id, runID) = (execution.workflowID, execution.runID)
    href = visit.links.workflow(visit.namespace, execution.workflowID, execution.runID)
    status = StatusView(run.info.status)
    start = TimeView(run.info.startTime)
    duration = DurationText.text(from: run.info.startTime, to: run.info.closeTime)
  }
}

extension ComparisonView.Row {
  init(_ part: ComparisonFold.Part, leftStart: Google_Protobuf_Timestamp?, rightStart: Google_Protobuf_Timestamp?) {
    switch part {
    case .alike(let count):
      (style, word, left, right, changes, folded) = ("alike", "", nil, nil, [], count)
    case .row(let row):
      left = row.left.map { ComparisonView.Cell($0, start: leftStart) }
      right = row.right.map { ComparisonView.Cell($0, start: rightStart) }
      changes = row.changes
      folded = nil
      (style, word) =
        row.right == nil
        ? ("left", "only left") : row.left == nil ? ("right", "only right") : row.isSame ? ("same", "alike") : ("changed", "differs")
    }
  }
}

extension ComparisonView.Cell {
  init(_ event: HistoryEvent, start: Google_Protobuf_Timestamp?) {
    id = event.eventID
    name = event.eventType.kind.name
    summary = EventSummary.text(event)
    offset = start.flatMap { DurationText.text(from: $0, to: event.eventTime) }.map { "+" + $0 }
  }
}

/// Leaves out long stretches of rows that are alike.
enum ComparisonFold {
  /// A row, or how many are left out.
  enum Part: Sendable {
    case row(HistoryComparison.Row)
    case alike(Int)
  }

  /// How many alike rows stay beside one that differs.
  private static let context = 2

  static func parts(_ rows: [HistoryComparison.Row], showsAll: Bool) -> [Part] {
    guard !showsAll else { return rows.map { .row($0) } }
    var isNear = [Bool](repeating: false, count: rows.count)
    for (index, row) in rows.enumerated() where !row.isSame {
      for near in max(0, index - context)...min(rows.count - 1, index + context) { isNear[near] = true }
    }
    var parts: [Part] = []
    var index = 0
    while index < rows.count {
      let end = isNear[index...].firstIndex(of: true) ?? rows.count
      // A few are shown rather than counted.
      if end - index > context {
        parts.append(.alike(end - index))
      } else {
        parts += rows[index..<end].map { .row($0) }
      }
      index = end
      while index < rows.count, isNear[index] {
        parts.append(.row(rows[index]))
        index += 1
      }
    }
    return parts
  }
}
