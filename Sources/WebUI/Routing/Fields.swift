import HTTPServer

/// The values of a query string or of a form, in order; a name may come several times.
struct Fields: Sendable {
  private(set) var pairs: [(name: String, value: String)]

  /// Reads `application/x-www-form-urlencoded`.
  init(_ text: String) {
    pairs = PercentText.pairs(text)
  }

  /// The first value under that name, without space at its ends; nil where there is none or it is empty.
  subscript(name: String) -> String? {
    guard let value = pairs.first(where: { $0.name == name })?.value.trimmed, !value.isEmpty else { return nil }
    return value
  }

  /// All values under that name that are not empty.
  func all(_ name: String) -> [String] {
    pairs.filter { $0.name == name && !$0.value.isEmpty }.map(\.value)
  }

  /// Whether a box of that name is ticked.
  func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

  /// The pairs with one name given another value, or none.
  func with(_ name: String, _ value: String?) -> [(String, String)] {
    pairs.filter { $0.name != name }.map { ($0.name, $0.value) } + (value.map { [(name, $0)] } ?? [])
  }
}

extension String {
  /// Without space at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[first...last])
  }
}
