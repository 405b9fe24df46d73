import JSONText
import TemporalAPI

/// What the SDKs write into the marker of a local activity.
struct LocalActivityMarker: Sendable {
  let type: String
  let attempt: Int

  /// Nil for another marker.
  init?(_ marker: MarkerRecordedEventAttributes) {
    guard ["core_local_activity", "LocalActivity"].contains(marker.markerName) else { return nil }
    let data = (marker.details["data"] ?? marker.details["meta"])?.payloads.first.map { PayloadView($0).json }
    type = data?["activity_type"]?.text ?? data?["ActivityType"]?.text ?? "Local activity"
    guard case .number(let number)? = data?["attempt"] ?? data?["Attempt"] else {
      attempt = 1
      return
    }
    attempt = max(1, Int(number) ?? 1)
  }
}
