import FoundationEssentials
import SwiftProtobuf

/// Lengths of time in words: `340 ms`, `12.4 s`, `3 min 5 s`, `2 d 4 h`.
enum DurationText {
  static func text(_ seconds: Double) -> String {
    switch seconds {
    case ..<0: return "0 ms"
    case ..<1: return "\(Int((seconds * 1000).rounded())) ms"
    case ..<60:
      let tenths = Int((seconds * 10).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
    default:
      let whole = Int(seconds.rounded())
      let parts = [("d", whole / 86400), ("h", whole / 3600 % 24), ("min", whole / 60 % 60), ("s", whole % 60)]
      let shown = parts.drop { $0.1 == 0 }.prefix(2).filter { $0.1 > 0 }
      return shown.map { "\($0.1) \($0.0)" }.joined(separator: " ")
    }
  }

  /// Nil for a length that is not set or zero, which means "unlimited" or "default" all over the API.
  static func text(_ duration: Google_Protobuf_Duration) -> String? {
    guard duration.seconds != 0 || duration.nanos != 0 else { return nil }
    return text(Double(duration.seconds) + Double(duration.nanos) / 1e9)
  }

  /// From one time to another; nil where one is not set.
  static func text(from start: Google_Protobuf_Timestamp, to end: Google_Protobuf_Timestamp) -> String? {
    guard start.seconds != 0, end.seconds != 0 else { return nil }
    return text(Date(end).timeIntervalSince(Date(start)))
  }
}
