import FoundationEssentials
import SwiftProtobuf

/// Moments as fields of the type `datetime-local` have them, in UTC: `2026-01-31T09:00` or with seconds.
enum TimeInput {
  /// Nil where the text is no such moment.
  static func timestamp(_ text: String) -> Google_Protobuf_Timestamp? {
    var text = text.trimmed.replacing(" ", with: "T")
    if text.hasSuffix("Z") { text.removeLast() }
    if text.count == 16 { text += ":00" }
    guard let date = try? Date(text + "Z", strategy: .iso8601) else { return nil }
    return Google_Protobuf_Timestamp(seconds: Int64(date.timeIntervalSince1970.rounded(.down)), nanos: 0)
  }

  /// The text that is read as this moment, cut to the second.
  static func text(_ timestamp: Google_Protobuf_Timestamp) -> String {
    String(Date(timeIntervalSince1970: Double(timestamp.seconds)).formatted(.iso8601).dropLast())
  }
}
