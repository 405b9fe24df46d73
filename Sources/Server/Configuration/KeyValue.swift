/// A setting in the form `KEY=VALUE`, as several flags take it. The value may contain further equals signs.
public struct KeyValue: Hashable, Sendable {
  public let key: String
  public let value: String

  /// Splits at the first equals sign.
  ///
  /// - Parameters:
  ///   - text: What the user wrote.
  ///   - what: What it sets, for the error: "search attribute".
  public init(_ text: String, what: String) throws(ConfigurationError) {
    guard let sign = text.firstIndex(of: "=") else { throw ConfigurationError("invalid \(what): missing expected '=' in \"\(text)\"") }
    guard sign > text.startIndex else { throw ConfigurationError("invalid \(what): missing name before '=' in \"\(text)\"") }
    key = String(text[..<sign])
    value = String(text[text.index(after: sign)...])
  }
}
