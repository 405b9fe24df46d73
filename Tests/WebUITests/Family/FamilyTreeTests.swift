import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Families of workflows")
struct FamilyTreeTests {
  private func info(_ id: String, _ run: String, parent: String? = nil, start: Int64 = 0) -> WorkflowExecutionInfo {
    .with {
      ($0.execution.workflowID, $0.execution.runID) = (id, run)
      $0.startTime = .init(seconds: start)
      if let parent { $0.parentExecution.runID = parent }
    }
  }

  /// `root(a(c),b)`.
  private func text(_ nodes: [FamilyTree.Node]) -> String {
    nodes.map { $0.id + ($0.children.isEmpty ? "" : "(" + text($0.children) + ")") }.joined(separator: ",")
  }

  @Test("each stands below its parent, siblings by their start")
  func tree() {
    let infos = [
      info("b", "rb", parent: "r1", start: 3), info("root", "r1"), info("c", "rc", parent: "ra", start: 4),
      info("a", "ra", parent: "r1", start: 2),
    ]
    let trees = FamilyTree.trees(infos)
    #expect(text(trees) == "root(a(c),b)")
    #expect(trees[0].count == 4)
  }

  @Test("runs that followed each other are one workflow, the newest first, with the children of all")
  func runs() {
    let infos = [
      info("root", "r"), info("a", "a1", parent: "r", start: 1), info("a", "a2", parent: "r", start: 5),
      info("x", "x1", parent: "a1", start: 2), info("y", "y1", parent: "a2", start: 6),
    ]
    let trees = FamilyTree.trees(infos)
    #expect(text(trees) == "root(a(x,y))")
    #expect(trees[0].children[0].runs.map(\.execution.runID) == ["a2", "a1"])
    #expect(trees[0].children[0].holds("a1"))
  }

  @Test("one whose parent is not known is a root, and a circle ends")
  func orphans() {
    #expect(text(FamilyTree.trees([info("a", "ra", parent: "gone")])) == "a")
    #expect(FamilyTree.trees([info("a", "ra", parent: "rb"), info("b", "rb", parent: "ra")]).isEmpty)
  }

  @Test("very deep families are cut")
  func depth() {
    let chain = (0..<1000).map { info("w\($0)", "r\($0)", parent: $0 == 0 ? nil : "r\($0 - 1)") }
    #expect(FamilyTree.trees(chain)[0].count == FamilyTree.depth)
  }
}
