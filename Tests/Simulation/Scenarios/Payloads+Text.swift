import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

extension Payloads {
  static func text(_ text: String) -> Payloads {
    .with { $0.payloads = [.with { $0.data = Data(text.utf8) }] }
  }

  var text: String? { payloads.first.map { String(decoding: $0.data, as: UTF8.self) } }
}

extension Google_Protobuf_Duration {
  static func seconds(_ seconds: Int64) -> Google_Protobuf_Duration { .with { $0.seconds = seconds } }

  static func milliseconds(_ duration: Duration) -> Google_Protobuf_Duration {
    .with {
      $0.seconds = duration.components.seconds
      $0.nanos = Int32(duration.components.attoseconds / 1_000_000_000)
    }
  }
}
