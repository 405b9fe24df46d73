/// A piece of a line of Markdown.
struct MarkdownSpan: Sendable, Hashable {
  let text: String
  var isPlain = false
  var isStrong = false
  var isEmphasis = false
  var isCode = false
  /// Where it leads.
  var href: String? = nil

  static func read(_ text: Substring) -> [MarkdownSpan] {
    var reader = Reader(rest: text)
    while reader.step() {}
    return reader.spans
  }

  /// Takes one piece after the other.
  private struct Reader {
    private(set) var spans: [MarkdownSpan] = []
    private var rest: Substring
    private var plain = ""
    /// What does not come any more, so that it is not looked for again at every step.
    private var missing: Set<String> = []

    init(rest: Substring) {
      self.rest = rest
    }

    /// False at the end.
    mutating func step() -> Bool {
      guard let first = rest.first else {
        flush()
        return false
      }
      if first == "\\", let next = rest.dropFirst().first, next.isPunctuation || next.isSymbol {
        plain.append(next)
        rest = rest.dropFirst(2)
      } else if let code = enclosed("`") {
        add(MarkdownSpan(text: code, isCode: true))
      } else if let strong = enclosed("**") {
        add(MarkdownSpan(text: strong, isStrong: true))
      } else if let emphasis = enclosed("*") ?? (plain.last?.isLetter == true ? nil : enclosed("_")) {
        add(MarkdownSpan(text: emphasis, isEmphasis: true))
      } else if let link = link() {
        add(link)
      } else {
        plain.append(first)
        rest = rest.dropFirst()
      }
      return true
    }

    private mutating func enclosed(_ mark: String) -> String? {
      guard rest.hasPrefix(mark), let end = find(mark, in: rest.dropFirst(mark.count)) else { return nil }
      let inner = rest.dropFirst(mark.count)[..<end.lowerBound]
      guard let first = inner.first, let last = inner.last, !first.isWhitespace, !last.isWhitespace else { return nil }
      rest = rest[end.upperBound...]
      return String(inner)
    }

    /// Only to places on the web: nothing that a page of ours could run.
    private mutating func link() -> MarkdownSpan? {
      guard rest.first == "[", let middle = find("](", in: rest.dropFirst()), let end = find(")", in: rest[middle.upperBound...]) else {
        return nil
      }
      let (label, href) = (rest.dropFirst()[..<middle.lowerBound], String(rest[middle.upperBound..<end.lowerBound]))
      guard !label.isEmpty, ["https://", "http://"].contains(where: href.hasPrefix), !href.contains(where: \.isWhitespace) else {
        return nil
      }
      rest = rest[end.upperBound...]
      return MarkdownSpan(text: String(label), href: href)
    }

    private mutating func find(_ mark: String, in text: Substring) -> Range<Substring.Index>? {
      guard !missing.contains(mark) else { return nil }
      let found = text.firstRange(of: mark)
      if found == nil { missing.insert(mark) }
      return found
    }

    private mutating func add(_ span: MarkdownSpan) {
      flush()
      spans.append(span)
    }

    private mutating func flush() {
      if !plain.isEmpty { spans.append(MarkdownSpan(text: plain, isPlain: true)) }
      plain = ""
    }
  }
}
