import Foundation
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("The lanes of a family")
struct FamilyLaneTests {
  private func info(
    _ id: String, _ run: String, from start: Int64, to end: Int64?, status: WorkflowExecutionStatus, parent: String? = nil
  ) -> WorkflowExecutionInfo {
    .with {
      ($0.execution.workflowID, $0.execution.runID, $0.status) = (id, run, status)
      $0.startTime = .init(seconds: start, nanos: 0)
      if let end { $0.closeTime = .init(seconds: end, nanos: 0) }
      if let parent { $0.parentExecution.runID = parent }
    }
  }

  @Test("each workflow stands above its children, with its runs behind each other")
  func lanes() {
    let lanes = FamilyLane.all(
      FamilyTree.trees([
        info("grandchild", "g", from: 30, to: 40, status: .failed, parent: "c2"),
        info("child", "c1", from: 10, to: 20, status: .continuedAsNew, parent: "p"),
        info("child", "c2", from: 20, to: nil, status: .running, parent: "p"),
        info("parent", "p", from: 0, to: nil, status: .running),
      ]))
    #expect(lanes.map(\.node.id) == ["parent", "child", "grandchild"])
    #expect(lanes.map(\.depth) == [0, 1, 2])
    #expect(lanes[1].spans.map(\.runID) == ["c1", "c2"])
    #expect(lanes[1].start == 10 && lanes[1].end == nil)
    let scale = FamilyLane.scale(lanes, now: Date(timeIntervalSince1970: 50))
    #expect(scale.place(0) == 0 && scale.place(50) == 100)
  }

  @Test("a workflow whose start is not known has no lane, and its children have theirs")
  func unknownStart() {
    let unknown = WorkflowExecutionInfo.with { ($0.execution.workflowID, $0.execution.runID) = ("parent", "p") }
    let lanes = FamilyLane.all(FamilyTree.trees([unknown, info("child", "c", from: 1, to: 2, status: .completed, parent: "p")]))
    #expect(lanes.map(\.node.id) == ["child"])
  }
}
