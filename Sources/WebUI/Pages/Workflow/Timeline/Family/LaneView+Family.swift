import Foundation
import TemporalAPI

extension LaneView {
  /// A workflow's lane. What happened in it can be put below.
  ///
  /// - Parameter current: The run that the reader came from.
  init(_ lane: FamilyLane, number: Int, current: String, visit: Visit, scale: TimeScale, now: Date) {
    let shown = lane.node.runs.first { $0.execution.runID == current } ?? lane.node.runs[0]
    let name = lane.node.id
    let end = lane.end ?? now.timeIntervalSince1970
    let word = StatusView(shown.status).word
    let runs = lane.spans.count > 1 ? "\(lane.spans.count) runs" : nil
    id = "\(number)"
    title = name
    kind = [shown.type.name, runs].compactMap { $0 }.joined(separator: " · ")
    style = shown.status.outcome.rawValue
    href = visit.links.workflow(visit.namespace, name, shown.execution.runID)
    fragment = nil
    let length = DurationText.text(end - lane.start)
    duration = length
    attempts = nil
    segments = lane.spans.map { span in
      let ended = span.end ?? now.timeIntervalSince1970
      return SegmentView(
        scale.place(span.start), scale.place(ended), .running,
        tip: "\(StatusView(span.status).word), \(DurationText.text(ended - span.start))")
    }
    mark = lane.end.map { Percent.text(scale.place($0)) }
    words = [
      "Workflow \(name)", shown.type.name, word.lowercased(), lane.end == nil ? "for \(length) so far" : "after \(length)", runs,
      lane.depth == 0 ? nil : "level \(lane.depth + 1)",
    ].compactMap { $0 }.joined(separator: ", ")
    childLanes = EventLinks(links: visit.links, namespace: visit.namespace, workflow: name, run: "").lanes(
      shown.execution, in: "", query: [("children", "no")])
    depth = "\(min(lane.depth, 8))"
    isCurrent = lane.node.holds(current)
  }
}
