extension JSON {
  /// The value as UTF-8, on one line, or indented by two spaces a level.
  public func printed(pretty: Bool = false) -> [UInt8] {
    var printer = JSONPrinter(pretty: pretty)
    printer.write(self, level: 0)
    return printer.bytes
  }
}

/// Writes JSON.
struct JSONPrinter {
  private(set) var bytes: [UInt8] = []
  private let pretty: Bool

  init(pretty: Bool) {
    self.pretty = pretty
  }

  mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .null: bytes += Array("null".utf8)
    case .bool(let value): bytes += Array((value ? "true" : "false").utf8)
    case .number(let text): bytes += Array(text.utf8)
    case .string(let text): write(text)
    case .array(let elements):
      enclosed("[", "]", isEmpty: elements.isEmpty, level: level) { printer in
        for (index, element) in elements.enumerated() {
          printer.separate(index, level: level + 1)
          printer.write(element, level: level + 1)
        }
      }
    case .object(let members):
      enclosed("{", "}", isEmpty: members.isEmpty, level: level) { printer in
        for (index, member) in members.enumerated() {
          printer.separate(index, level: level + 1)
          printer.write(member.name)
          printer.bytes += Array((printer.pretty ? ": " : ":").utf8)
          printer.write(member.value, level: level + 1)
        }
      }
    }
  }

  private mutating func enclosed(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, isEmpty: Bool, level: Int, _ body: (inout JSONPrinter) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    body(&self)
    if !isEmpty { newLine(level) }
    bytes.append(UInt8(ascii: close))
  }

  private mutating func separate(_ index: Int, level: Int) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    newLine(level)
  }

  private mutating func newLine(_ level: Int) {
    guard pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: 2 * level)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
      case UInt8(ascii: "\r"): bytes += Array("\\r".utf8)
      case UInt8(ascii: "\t"): bytes += Array("\\t".utf8)
      case ..<0x20: bytes += Array("\\u00".utf8) + [Self.hex[Int(byte >> 4)], Self.hex[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let hex = Array("0123456789abcdef".utf8)
}
