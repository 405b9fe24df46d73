extension JSON {
  /// The value as YAML in UTF-8, a line for each member.
  public var yaml: [UInt8] {
    var printer = YAMLPrinter()
    printer.write(self, level: 0)
    return printer.bytes
  }
}

/// Writes JSON values as YAML: what is empty or no collection as JSON has it, which YAML reads too, all else indented by two spaces a level.
private struct YAMLPrinter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .object(let members) where !members.isEmpty:
      for member in members { write("\(Self.text(of: member.name)):", member.value, level) }
    case .array(let elements) where !elements.isEmpty:
      for element in elements { write("-", element, level) }
    default: line(Self.text(of: value), level)
    }
  }

  private mutating func write(_ beginning: String, _ value: JSON, _ level: Int) {
    guard value.isCollection else { return line("\(beginning) \(Self.text(of: value))", level) }
    line(beginning, level)
    write(value, level: level + 1)
  }

  private mutating func line(_ text: String, _ level: Int) {
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * level)
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func text(of value: JSON) -> String {
    if case .string(let text) = value { return self.text(of: text) }
    return String(decoding: value.printed(), as: UTF8.self)
  }

  /// A text as it is, where nobody can take it for anything else; else in quotes.
  private static func text(of text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) || (45...57).contains($0) || $0 == 95 }
    let isWord = text.utf8.first.map { $0 > 57 || $0 == 47 } ?? false
    let means = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    return isPlain && isWord && !means ? text : String(decoding: JSON.string(text).printed(), as: UTF8.self)
  }
}

extension JSON {
  /// Whether it has members or elements.
  fileprivate var isCollection: Bool {
    switch self {
    case .object(let members): !members.isEmpty
    case .array(let elements): !elements.isEmpty
    case .null, .bool, .number, .string: false
    }
  }
}
