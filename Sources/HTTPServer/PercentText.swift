/// Percent-encoding as URLs have it.
public enum PercentText {
  /// What was encoded; a percent sign without two hexadecimal digits stands for itself.
  public static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String {
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

  /// The text as one segment of a path or one value of a query: all but RFC 3986's unreserved characters encoded.
  public static func encode(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count == 1 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }

  /// The names and values of a query string, in order.
  public static func pairs(_ query: String) -> [(name: String, value: String)] {
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
