import HTTPServer

/// Something said on the next page that is shown.
struct Flash: Sendable, Hashable {
  var text: String
  var isFailure = false

  init(_ text: String, isFailure: Bool = false) {
    self.text = text
    self.isFailure = isFailure
  }

  init?(text: String) {
    guard let kind = text.first else { return nil }
    self.init(PercentText.decode(text.dropFirst()), isFailure: kind == "!")
  }

  /// The cookie that carries it. Long text is cut, so that it fits.
  func cookie(path: String) -> String {
    "temporal-flash=\(isFailure ? "!" : ".")\(PercentText.encode(String(text.prefix(600)))); Path=\(path); Max-Age=30; SameSite=Strict; HttpOnly"
  }
}
