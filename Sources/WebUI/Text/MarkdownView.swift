/// A text with a little Markdown in it, as the part `markdown` shows it. What is no Markdown that is known here stays as it was written.
struct MarkdownView: Sendable, Hashable {
  let blocks: [Block]

  /// A paragraph, a heading, a list or lines of code: that which is set.
  struct Block: Sendable, Hashable {
    var paragraph: Line? = nil
    var heading: Line? = nil
    var bullets: [Line] = []
    var numbered: [Line] = []
    var code: String? = nil
  }

  /// Its pieces, one after the other.
  struct Line: Sendable, Hashable {
    let spans: [MarkdownSpan]
  }

  /// Nil for a text that says nothing.
  init?(_ text: String?) {
    guard let text, !text.trimmed.isEmpty else { return nil }
    var reader = Reader()
    for line in text.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false) { reader.take(line) }
    reader.end()
    blocks = reader.blocks
  }

  /// Reads lines, one after the other.
  private struct Reader {
    private(set) var blocks: [Block] = []
    private var paragraph: [Substring] = []
    private var items: [Line] = []
    private var isNumbered = false
    /// Lines of code, where a fence is open.
    private var code: [Substring]?

    mutating func take(_ line: Substring) {
      if line.hasPrefix("```") { return fence() }
      if code != nil {
        code?.append(line)
      } else if line.allSatisfy(\.isWhitespace) {
        end()
      } else if let heading = Self.heading(line) {
        end()
        blocks.append(Block(heading: Line(spans: MarkdownSpan.read(heading))))
      } else if let item = Self.item(line) {
        if !paragraph.isEmpty || item.isNumbered != isNumbered { end() }
        isNumbered = item.isNumbered
        items.append(Line(spans: MarkdownSpan.read(item.text)))
      } else {
        if !items.isEmpty { end() }
        paragraph.append(line)
      }
    }

    /// Ends what was begun.
    mutating func end() {
      if let code { blocks.append(Block(code: code.joined(separator: "\n"))) }
      if !paragraph.isEmpty { blocks.append(Block(paragraph: Line(spans: MarkdownSpan.read(paragraph.joined(separator: "\n")[...])))) }
      if !items.isEmpty { blocks.append(isNumbered ? Block(numbered: items) : Block(bullets: items)) }
      (code, paragraph, items) = (nil, [], [])
    }

    private mutating func fence() {
      let isOpening = code == nil
      end()
      if isOpening { code = [] }
    }

    private static func heading(_ line: Substring) -> Substring? {
      let rest = line.drop { $0 == "#" }
      let depth = line.count - rest.count
      return (1...6).contains(depth) && rest.first == " " ? rest.dropFirst() : nil
    }

    private static func item(_ line: Substring) -> (text: Substring, isNumbered: Bool)? {
      let line = line.drop { $0 == " " }
      if let mark = line.first, "-*+".contains(mark), line.dropFirst().first == " " { return (line.dropFirst(2), false) }
      let rest = line.drop { $0.isASCII && $0.isNumber }
      return rest.startIndex > line.startIndex && rest.hasPrefix(". ") ? (rest.dropFirst(2), true) : nil
    }
  }
}
