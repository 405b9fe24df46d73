import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Two histories beside each other")
struct HistoryComparisonTests {
  private func run(_ activities: [String], result: String = "1") -> [HistoryEvent] {
    var events = Events()
    events.add(.workflowExecutionStarted, .workflowExecutionStartedEventAttributes(.with { $0.workflowType.name = "Order" }))
    for (index, activity) in activities.enumerated() {
      let scheduled = events.activityScheduled("\(index)", activity)
      events.activityStarted(scheduled, after: Double(index + 1))
      events.activityCompleted(scheduled)
    }
    events.add(.workflowExecutionCompleted, .workflowExecutionCompletedEventAttributes(.with { $0.result = .json(result) }))
    return events.all
  }

  @Test("runs that did the same are alike, whatever their times and event ids")
  func alike() {
    let rows = HistoryComparison.rows(run(["a", "b"]), run(["a", "b"]))
    #expect(rows.count == 8 && rows.allSatisfy { $0.isSame })
  }

  @Test("what only one did stands alone, and what follows is aligned again")
  func inserted() {
    let rows = HistoryComparison.rows(run(["a", "b"]), run(["a", "x", "b"]))
    #expect(rows.map { $0.left == nil ? "+" : $0.right == nil ? "-" : "=" }.joined() == "====+++====")
    #expect(rows.filter { $0.left != nil }.allSatisfy { $0.isSame })
  }

  @Test("a field that differs is named with both values")
  func changed() {
    let rows = HistoryComparison.rows(run([], result: "1"), run([], result: "2"))
    #expect(rows.last?.changes == [HistoryComparison.Change(name: "Result", left: "1", right: "2")])
  }

  @Test("an empty history has only what the other has")
  func empty() {
    #expect(HistoryComparison.rows([], run(["a"])).allSatisfy { $0.left == nil })
    #expect(HistoryComparison.rows([], []).isEmpty)
  }

  @Test(
    "the longest common subsequence",
    arguments: [
      ([1, 2, 3], [1, 2, 3], 3), ([1, 2, 3], [3, 2, 1], 1), ([1, 1, 1], [1, 1], 2), ([], [1], 0), ([1, 2, 3, 4], [0, 2, 9, 4], 2),
      ([5, 1, 5], [5, 5], 2),
    ])
  func subsequence(left: [Int], right: [Int], length: Int) {
    let pairs = CommonSubsequence.pairs(left, right)
    #expect(pairs.count == length)
    #expect(pairs.allSatisfy { left[$0.left] == right[$0.right] })
    #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.left < $1.left && $0.right < $1.right })
  }

  @Test("long stretches that are alike are folded, but for what stands beside a difference")
  func folding() {
    let rows = HistoryComparison.rows(run(["a", "b", "c", "d"], result: "1"), run(["a", "b", "c", "d"], result: "2"))
    let parts = ComparisonFold.parts(rows, showsAll: false)
    guard case .alike(let count)? = parts.first else {
      Issue.record("nothing was folded")
      return
    }
    #expect(count + parts.count - 1 == rows.count && parts.count == 4)
    #expect(ComparisonFold.parts(rows, showsAll: true).count == rows.count)
  }
}
