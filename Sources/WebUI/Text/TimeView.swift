import FoundationEssentials
import SwiftProtobuf

/// A moment, as the part `time` shows it: in UTC here, and in the reader's own way where scripts run.
struct TimeView: Sendable, Hashable {
  /// ISO 8601 to the millisecond.
  let iso: String
  let text: String

  init(_ date: Date) {
    iso = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    text = String(iso.prefix(19)).replacing("T", with: " ") + " UTC"
  }

  /// Nil for a time that is not set.
  init?(_ timestamp: Google_Protobuf_Timestamp, isSet: Bool = true) {
    guard isSet, timestamp.seconds != 0 else { return nil }
    self.init(Date(timestamp))
  }
}

extension Date {
  init(_ timestamp: Google_Protobuf_Timestamp) {
    self.init(timeIntervalSince1970: Double(timestamp.seconds) + Double(timestamp.nanos) / 1e9)
  }
}
