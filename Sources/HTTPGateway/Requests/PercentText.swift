/// Percent-encoding as URLs have it.
enum PercentText {
  /// What was encoded; a percent sign without two hexadecimal digits stands for itself.
  static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let value = UInt8(text: bytes[(index + 1)...(index + 2)]) {
        result.append(value)
        index += 3
      } else {
        result.append(plusIsSpace && bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The names and values of a query string, in order.
  static func pairs(_ query: String) -> [(name: String, value: String)] {
    query.split(separator: "&").map { part in
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (decode(halves[0], plusIsSpace: true), halves.count > 1 ? decode(halves[1], plusIsSpace: true) : "")
    }
  }
}

extension UInt8 {
  fileprivate init?(text: ArraySlice<UInt8>) {
    self.init(String(decoding: text, as: UTF8.self), radix: 16)
  }
}
