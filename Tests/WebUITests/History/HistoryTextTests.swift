import JSONText
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Histories as text, and how they are asked for")
struct HistoryTextTests {
  @Test("a line is what SDKs read back")
  func replayable() throws {
    var events = Events()
    events.add(.workflowExecutionStarted, .workflowExecutionStartedEventAttributes(.with { $0.input = .json("1") }))
    let line = HistoryJSON.line(events.all[0], isReadable: false)
    #expect(try HistoryEvent(jsonUTF8Bytes: line) == events.all[0])
  }

  @Test("a readable line has values where the payloads were")
  func readable() throws {
    var events = Events()
    events.add(
      .workflowExecutionStarted, .workflowExecutionStartedEventAttributes(.with { $0.input = .json("{\"big\":12345678901234567890}", "2") })
    )
    let json = try JSON(parsing: HistoryJSON.line(events.all[0], isReadable: true))
    let input = json.value(at: ["workflowExecutionStartedEventAttributes", "input"])
    #expect(input == .array([.object([.init("big", .number("12345678901234567890"))]), .number("2")]))
  }

  @Test("an address names what is asked for, and unknown words in it do no harm")
  func choice() {
    let choice = HistoryChoice(Fields("view=all&order=oldest&about=activity&about=nonsense&text=Charge"))
    #expect(choice.view == .all)
    #expect(!choice.newestFirst)
    #expect(choice.categories == [.activity])
    #expect(choice.text == "charge")
    #expect(HistoryChoice(Fields("view=x")).view == .compact)
  }

  @Test("a filter goes by category, name, text and id")
  func filter() {
    var events = Events()
    _ = events.activityScheduled("1", "charge")
    let event = events.all[0]
    for query in ["about=activity", "text=CHARGE", "text=activitytask", "text=1", "text=scheduled"] {
      #expect(HistoryChoice(Fields(query)).takes(event), "\(query)")
    }
    for query in ["about=timer", "text=nothing", "about=timer&text=charge"] {
      #expect(!HistoryChoice(Fields(query)).takes(event), "\(query)")
    }
  }

  @Test("a run can go back to the ends of its workflow tasks, the newest first, and each says what came then")
  func resetPoints() {
    var events = Events()
    events.add(.workflowExecutionStarted)
    events.add(.workflowTaskScheduled)
    events.add(.workflowTaskStarted)
    events.add(.workflowTaskCompleted)
    _ = events.activityScheduled("1", "charge")
    let points = ResetPoints.points(events.all.reversed())
    #expect(points.map(\.value) == ["4"])
    #expect(points[0].label.contains("then: Activity scheduled charge()"))
  }
}
