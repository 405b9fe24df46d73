/// Replaces what is inside comments and string literals by blanks, so that rules about code see only code. Line breaks stay.
///
/// An interpolation's code is blanked with its string: no rule needs to look there.
func blankingCommentsAndStrings(_ text: String) -> String {
  var scanner = BlankingScanner(text)
  return scanner.run()
}

private struct BlankingScanner {
  private let bytes: [UInt8]
  private var position = 0
  private var output: [UInt8] = []

  init(_ text: String) {
    bytes = Array(text.utf8)
    output.reserveCapacity(bytes.count)
  }

  mutating func run() -> String {
    while position < bytes.count {
      if at("//") {
        blank { $0.at("\n") }
      } else if at("/*") {
        blankBlockComment()
      } else if bytes[position] == UInt8(ascii: "\"") || (bytes[position] == UInt8(ascii: "#") && isRawString) {
        blankString()
      } else {
        output.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private func at(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  private mutating func blankOne() {
    output.append(bytes[position] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
    position += 1
  }

  private mutating func blank(until isEnd: (BlankingScanner) -> Bool) {
    while position < bytes.count, !isEnd(self) { blankOne() }
  }

  private mutating func blankBlockComment() {
    var depth = 0
    repeat {
      if at("/*") {
        depth += 1
        blankOne()
      } else if at("*/") {
        depth -= 1
        blankOne()
      }
      if position < bytes.count { blankOne() }
    } while depth > 0 && position < bytes.count
  }

  /// Whether the `#` here opens a raw string.
  private var isRawString: Bool {
    bytes[position...].first { $0 != UInt8(ascii: "#") } == UInt8(ascii: "\"")
  }

  private mutating func blankString() {
    let hashes = bytes[position...].prefix { $0 == UInt8(ascii: "#") }.count
    let quotes = bytes[(position + hashes)...].starts(with: Array("\"\"\"".utf8)) ? 3 : 1
    let end = Array(repeating: UInt8(ascii: "\""), count: quotes) + Array(repeating: UInt8(ascii: "#"), count: hashes)
    let escape = [UInt8(ascii: "\\")] + Array(repeating: UInt8(ascii: "#"), count: hashes)
    for _ in 0..<(hashes + quotes) { blankOne() }
    while position < bytes.count, !bytes[position...].starts(with: end) {
      guard bytes[position...].starts(with: escape) else {
        blankOne()
        continue
      }
      for _ in escape where position < bytes.count { blankOne() }
      if at("(") { blankInterpolation() } else if position < bytes.count { blankOne() }
    }
    for _ in end where position < bytes.count { blankOne() }
  }

  private mutating func blankInterpolation() {
    var depth = 0
    repeat {
      if bytes[position] == UInt8(ascii: "\"") {
        blankString()
        continue
      }
      if at("(") { depth += 1 }
      if at(")") { depth -= 1 }
      blankOne()
    } while depth > 0 && position < bytes.count
  }
}
