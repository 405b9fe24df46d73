import SwiftProtobuf
import TemporalAPI
import Testing

@testable import HistoryEngine

@Suite("Serialized histories")
struct SerializedHistoryTests {
  @Test("are what the message itself would be", arguments: [0, 1, 200, 20_000])
  func sameAsTheMessage(bytes: Int) throws {
    let events: [HistoryEvent] = (Int64(1)...3).map { id in
      .with {
        $0.eventID = id
        $0.eventType = .workflowExecutionSignaled
        $0.workflowExecutionSignaledEventAttributes.signalName = String(repeating: "x", count: bytes)
      }
    }
    let message = History.with { $0.events = events }
    #expect(try events.serializedHistory() == message.serializedBytes())
    #expect(try [HistoryEvent]().serializedHistory().isEmpty)
  }
}
