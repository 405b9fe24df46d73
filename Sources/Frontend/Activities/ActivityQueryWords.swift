import Model

/// The words of a query, in order.
struct ActivityQueryWords {
  enum Word: Equatable {
    case name(String)
    case text(String)
    case sign(Character)
  }

  private var words: ArraySlice<Word> = []
  private var last: Word?

  /// Splits a query. Throws INVALID_ARGUMENT for a text that does not end.
  init(_ query: String) throws(ServiceError) {
    var found: [Word] = []
    var rest = Substring(query)
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if "'\"`".contains(first) {
        rest.removeFirst()
        guard let end = rest.firstIndex(of: first) else {
          throw .invalidArgument("invalid query: syntax error at position \(query.utf8.count)")
        }
        let content = String(rest[..<end])
        found.append(first == "`" ? .name(content) : .text(content))
        rest = rest[rest.index(after: end)...]
      } else if first.isLetter || first.isNumber || first == "_" {
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        found.append(.name(String(name)))
        rest = rest.dropFirst(name.count)
      } else {
        found.append(.sign(first))
        rest.removeFirst()
      }
    }
    words = found[...]
  }

  var isAtEnd: Bool { words.isEmpty }

  /// The next word, if there is one.
  mutating func take() -> Word? {
    last = words.popFirst()
    return last
  }

  /// Takes the next word if it is this keyword, in either case.
  mutating func takes(_ keyword: String) -> Bool {
    guard case .name(let name)? = words.first, name.lowercased() == keyword else { return false }
    _ = take()
    return true
  }

  /// Whether the word before was this keyword.
  func wasTaken(_ keyword: String) -> Bool {
    if case .name(let name)? = last { name.lowercased() == keyword } else { false }
  }
}
