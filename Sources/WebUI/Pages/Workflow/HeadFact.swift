/// One line of what is known of something.
struct HeadFact: Sendable {
  let label: String
  let text: String?
  let href: String?
  let time: TimeView?
  /// Whether it is a name to copy.
  let isID: Bool

  /// Nil where there is nothing to say.
  init?(_ label: String, _ text: String?, href: String? = nil, isID: Bool = false) {
    guard let text, !text.isEmpty else { return nil }
    self.label = label
    self.text = text
    self.href = href
    self.isID = isID
    time = nil
  }

  init?(_ label: String, time: TimeView?) {
    guard let time else { return nil }
    self.label = label
    self.time = time
    text = nil
    href = nil
    isID = false
  }

  /// Which are there.
  static func list(_ facts: HeadFact?...) -> [HeadFact] { facts.compactMap { $0 } }
}
