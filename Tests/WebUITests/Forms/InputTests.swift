import Foundation
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("What people enter")
struct InputTests {
  @Test(
    "lengths of time are read as people write them",
    arguments: [("90", 90), ("30s", 30), ("5m", 300), ("1h30m", 5400), ("1h 30m", 5400), ("2d", 172_800), ("1.5h", 5400)])
  func durations(text: String, seconds: Int64) {
    #expect(DurationInput.duration(text) == Google_Protobuf_Duration(seconds: seconds, nanos: 0))
  }

  @Test("other text is no length of time", arguments: ["", "x", "5 parsecs", "1h5", "-3s", "h"])
  func noDurations(text: String) {
    #expect(DurationInput.duration(text) == nil)
  }

  @Test("a length of time is written so that it is read as the same", arguments: ["1d2h3m4s", "500ms", "1h"])
  func durationTexts(text: String) throws {
    #expect(DurationInput.text(try #require(DurationInput.duration(text))) == text)
  }

  @Test("moments are those of a field of date and time, in UTC")
  func times() throws {
    let time = try #require(TimeInput.timestamp("2026-01-31T09:00"))
    #expect(time.seconds == 1_769_850_000)
    #expect(TimeInput.text(time) == "2026-01-31T09:00:00")
    #expect(TimeInput.timestamp("tomorrow") == nil)
  }

  @Test("a payload that was not touched stays what it was, one that was becomes JSON")
  func payloads() throws {
    var binary = Payload()
    binary.metadata["encoding"] = Data("binary/encrypted".utf8)
    binary.data = Data([1, 2, 3])
    #expect(try PayloadInput.payload(PayloadView(binary).text, keeping: [binary]) == binary)
    let number = try PayloadInput.payload("12345678901234567890")
    #expect(String(decoding: number.data, as: UTF8.self) == "12345678901234567890")
    #expect(throws: (any Error).self) { try PayloadInput.payload("{not json") }
  }

  @Test("a payload that a codec server has encoded is written whole, and comes back as exactly that")
  func whole() throws {
    let encoded = Payload.with { ($0.metadata["encoding"], $0.data) = (Data("binary/encrypted".utf8), Data([0, 255])) }
    let text = PayloadInput.text(encoded)
    #expect(text.hasPrefix("payload:{"))
    #expect(try PayloadInput.payload(text) == encoded)
    #expect(try ArgumentInput(encoded).payload() == encoded)
    #expect(throws: (any Error).self) { try PayloadInput.payload("payload:{}") }
    #expect(PayloadInput.text(.json("1")) == "1")
  }

  @Test("the members of an object are payloads; those that are equal stay what they were")
  func maps() throws {
    let map = try #require(try PayloadInput.map("{\"a\": 1, \"b\": \"x\"}"))
    #expect(map.keys.sorted() == ["a", "b"])
    #expect(try PayloadInput.map(PayloadInput.text(map), keeping: map) == map)
    #expect(try PayloadInput.map("[1]") == nil)
  }

  @Test("a form says everything that is wrong with it at once")
  func errors() {
    var reader = FormReader(Fields("a=&b=soon&c=%7B"))
    _ = reader.required("a")
    _ = reader.duration("b")
    _ = reader.payloads("c", keeping: [])
    #expect(reader.errors.keys.sorted() == ["a", "b", "c"])
  }

  @Test("weights of fairness keys are lines of a key and a number")
  func weights() {
    #expect(TaskQueueConfigForm.weights("a = 2\n\nb=c = 0.5") == ["a": 2, "b=c": 0.5])
    #expect(TaskQueueConfigForm.weights("a") == nil)
    #expect(TaskQueueConfigForm.weights("a = -1") == nil)
  }
}
