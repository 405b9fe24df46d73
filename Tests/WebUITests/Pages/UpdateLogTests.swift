import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Updates in a history")
struct UpdateLogTests {
  @Test("an update is its acceptance with its outcome; the newest stands first, and one accepted earlier is known by its end")
  func entries() {
    var events = Events()
    events.add(
      .workflowExecutionUpdateCompleted,
      .workflowExecutionUpdateCompletedEventAttributes(.with { ($0.meta.updateID, $0.acceptedEventID) = ("old", -5) }))
    let first = events.add(.workflowExecutionUpdateAccepted, accepted("u1", "add"))
    events.add(.workflowExecutionUpdateAccepted, accepted("u2", "remove"))
    events.add(
      .workflowExecutionUpdateCompleted,
      .workflowExecutionUpdateCompletedEventAttributes(
        .with {
          $0.acceptedEventID = first
          $0.outcome.success = .json("3")
        }))
    let entries = UpdateLog.entries(events.all)
    #expect(entries.map(\.id) == ["u2", "u1", "old"])
    #expect(entries.map(\.name) == ["remove", "add", ""])
    #expect(entries.map { $0.outcome?.success.payloads.count ?? -1 } == [-1, 1, 0])
  }

  private func accepted(_ id: String, _ name: String) -> HistoryEvent.OneOf_Attributes {
    .workflowExecutionUpdateAcceptedEventAttributes(
      .with { ($0.acceptedRequest.meta.updateID, $0.acceptedRequest.input.name) = (id, name) })
  }
}
