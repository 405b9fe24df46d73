/// Where a query is wrong, by what the server says of it: the text in front of the place, the word there, and the rest.
struct QueryMark: Sendable, Hashable {
  let before: String
  let word: String
  let after: String
  /// The server's sentence.
  let message: String

  /// Nil where the message names no place. Places are counted from 1 in Unicode scalars.
  init?(_ message: String, in query: String) {
    guard let column = Self.column(message), column >= 1 else { return nil }
    let text = Array(query.unicodeScalars)
    let start = min(column - 1, text.count)
    let end = Self.end(of: text, from: start)
    before = Self.string(text[..<start])
    // Behind the end there is nothing to underline: a space shows where something is missing.
    word = start == end ? " " : Self.string(text[start..<end])
    after = Self.string(text[end...])
    self.message = message
  }

  /// The number behind `column` in a message such as `... (column 19: expected Running)`.
  private static func column(_ message: String) -> Int? {
    guard let range = message.ranges(of: "(column ").last else { return nil }
    return Int(message[range.upperBound...].prefix { $0.isNumber })
  }

  /// The end of the word, or of the text in quotes, that begins there.
  private static func end(of text: [Unicode.Scalar], from start: Int) -> Int {
    guard start < text.count else { return start }
    if text[start] == "'" || text[start] == "\"" {
      let close = text[(start + 1)...].firstIndex(of: text[start])
      return close.map { $0 + 1 } ?? text.count
    }
    let end = text[start...].firstIndex { !($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_") } ?? text.count
    return max(end, start + 1)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
