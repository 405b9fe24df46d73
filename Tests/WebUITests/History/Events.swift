import SwiftProtobuf
import TemporalAPI

/// Makes events for tests: the first has id 1 and time 1000, and each is `after` seconds behind the one before.
struct Events {
  private(set) var all: [HistoryEvent] = []
  private var time = 1000.0

  @discardableResult
  mutating func add(
    _ type: EventType, after seconds: Double = 1, _ attributes: HistoryEvent.OneOf_Attributes? = nil
  ) -> Int64 {
    time += all.isEmpty ? 0 : seconds
    var event = HistoryEvent()
    event.eventID = Int64(all.count + 1)
    event.eventType = type
    event.eventTime = Google_Protobuf_Timestamp(seconds: Int64(time), nanos: Int32((time - time.rounded(.down)) * 1e9))
    event.attributes = attributes
    all.append(event)
    return event.eventID
  }

  mutating func activityScheduled(_ id: String, _ type: String, after seconds: Double = 1) -> Int64 {
    add(
      .activityTaskScheduled, after: seconds,
      .activityTaskScheduledEventAttributes(
        .with {
          $0.activityID = id
          $0.activityType.name = type
        }))
  }

  mutating func timer(_ id: String) -> Int64 {
    add(.timerStarted, .timerStartedEventAttributes(.with { $0.timerID = id }))
  }

  mutating func timerFired(_ started: Int64) {
    add(.timerFired, .timerFiredEventAttributes(.with { $0.startedEventID = started }))
  }

  mutating func activityStarted(_ scheduled: Int64, attempt: Int32 = 1, after seconds: Double = 1) {
    add(
      .activityTaskStarted, after: seconds,
      .activityTaskStartedEventAttributes(
        .with {
          $0.scheduledEventID = scheduled
          $0.attempt = attempt
        }))
  }

  mutating func activityCompleted(_ scheduled: Int64, after seconds: Double = 1) {
    add(.activityTaskCompleted, after: seconds, .activityTaskCompletedEventAttributes(.with { $0.scheduledEventID = scheduled }))
  }
}

extension Payload {
  /// A payload of JSON as the SDKs make it.
  static func json(_ text: String) -> Payload {
    .with {
      $0.metadata["encoding"] = .init("json/plain".utf8)
      $0.data = .init(text.utf8)
    }
  }
}

extension Payloads {
  static func json(_ texts: String...) -> Payloads { .with { $0.payloads = texts.map(Payload.json) } }
}
