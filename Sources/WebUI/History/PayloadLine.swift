import JSONText
import TemporalAPI

/// Payloads in one short line.
enum PayloadLine {
  /// The values with commas between them, cut at `limit` characters.
  static func text(_ payloads: Payloads, limit: Int = 80) -> String {
    cut(payloads.payloads.prefix(8).map { text($0) }.joined(separator: ", "), limit)
  }

  /// One value on one line.
  static func text(_ payload: Payload, limit: Int = 80) -> String {
    let view = PayloadView(payload)
    if case .string(let text) = view.json, view.encoding != "json/plain" { return cut(text, limit) }
    return cut(String(decoding: view.json.printed(), as: UTF8.self), limit)
  }

  /// A string payload without its quotes, as summaries have it; nil for an empty one.
  static func plain(_ payload: Payload, limit: Int = 200, keepsLines: Bool = false) -> String? {
    guard !payload.data.isEmpty else { return nil }
    let view = PayloadView(payload)
    let text = view.json.text ?? view.text
    return keepsLines ? String(text.prefix(limit)) : cut(text, limit)
  }

  /// The text's beginning on one line, with a sign that there is more.
  static func cut(_ text: String, _ limit: Int) -> String {
    let line = text.prefix(limit + 1).map { $0.isNewline ? " " : $0 }
    return line.count > limit ? String(line.prefix(limit - 1)) + "…" : String(line)
  }
}
