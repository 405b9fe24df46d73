/// A name and what is said under it.
struct Fact: Sendable, Hashable {
  let name: String
  let text: String
  let href: String?

  init(_ name: String, _ text: String, href: String? = nil) {
    self.name = name
    self.text = text
    self.href = href
  }

  /// Nil where there is nothing to say.
  init?(_ name: String, ifAny text: String?) {
    guard let text, !text.isEmpty else { return nil }
    self.init(name, text)
  }
}
