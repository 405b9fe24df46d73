import Foundation
import Logging

/// Writes a log record as one line: `time=... level=warn msg="..." key=value`, or the same as a JSON object.
struct LineLogHandler: LogHandler {
  var label: String
  var format: LogFormat
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var now: @Sendable () -> Date = { Date() }
  var write: @Sendable (String) -> Void

  init(label: String, format: LogFormat, logLevel: Logger.Level, write: @escaping @Sendable (String) -> Void) {
    self.label = label
    self.format = format
    self.logLevel = logLevel
    self.write = write
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let extra = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
    let time = now().formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    let fixed = [("time", time), ("level", name(of: event.level)), ("msg", event.message.description), ("logger", label)]
    let fields = fixed + extra.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
    switch format {
    case .text: write(fields.map { "\($0)=\(quotedIfNeeded($1))" }.joined(separator: " "))
    case .json: write("{" + fields.map { "\(quoted($0)):\(quoted($1))" }.joined(separator: ",") + "}")
    }
  }

  private func name(of level: Logger.Level) -> String { level == .warning ? "warn" : level.rawValue }

  private func quotedIfNeeded(_ text: String) -> String {
    text.isEmpty || text.contains { $0 == " " || $0 == "\"" || $0 == "=" || $0.isNewline } ? quoted(text) : text
  }

  /// The text as a JSON string.
  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
