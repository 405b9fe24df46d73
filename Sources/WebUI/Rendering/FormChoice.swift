/// One line of a choice in a form.
struct FormChoice: Sendable, Hashable {
  let value: String
  let label: String
  let isChosen: Bool

  /// All lines, with the one of that value chosen.
  static func all(_ lines: [(value: String, label: String)], chosen: String) -> [FormChoice] {
    lines.map { FormChoice(value: $0.value, label: $0.label, isChosen: $0.value == chosen) }
  }
}
