/// A pattern of LIKE: `%` stands for any characters, `_` for one; a backslash takes their meaning away. Case matters.
public struct LikePattern: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case any
    case one
    case character(Unicode.Scalar)
  }

  /// Longer patterns are refused: a database tries them at each execution.
  static let maximumLength = 1000

  let parts: [Part]

  init(_ text: String) {
    var parts: [Part] = []
    var isEscaped = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\" where !isEscaped:
        isEscaped = true
        continue
      case "%" where !isEscaped: if parts.last != .any { parts.append(.any) }
      case "_" where !isEscaped: parts.append(.one)
      default: parts.append(.character(scalar))
      }
      isEscaped = false
    }
    if isEscaped { parts.append(.character("\\")) }
    self.parts = parts
  }

  /// A text with a NUL in it matches no pattern: not every database can look behind one.
  func matches(_ text: String) -> Bool {
    let text = Array(text.unicodeScalars)
    guard !text.contains("\0") else { return false }
    var (position, part) = (0, 0)
    // Where the last `%` was, and how much of the text it has taken.
    var retry: (part: Int, position: Int)?
    while position < text.count {
      if part < parts.count, parts[part] == .any {
        part += 1
        retry = (part, position)
      } else if part < parts.count, parts[part] == .one || parts[part] == .character(text[position]) {
        (position, part) = (position + 1, part + 1)
      } else if let last = retry {
        (part, position) = (last.part, last.position + 1)
        retry = (part, position)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .any }
  }
}
