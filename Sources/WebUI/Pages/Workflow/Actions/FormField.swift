/// A field of a form: exactly one of its shapes is set.
struct FormField: Sendable {
  let name: String
  let label: String
  let hint: String?
  let isRequired: Bool
  private(set) var line: Line?
  private(set) var area: Line?
  private(set) var choice: Options?
  private(set) var check: Check?

  /// A text field's value.
  struct Line: Sendable {
    let value: String
    /// Values that the browser suggests.
    let suggestions: [String]
  }

  /// A list to choose from.
  struct Options: Sendable {
    let options: [Option]
  }

  /// One of a list.
  struct Option: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  /// A box to tick.
  struct Check: Sendable {
    let isOn: Bool
  }

  private init(_ name: String, _ label: String, _ hint: String?, isRequired: Bool = false) {
    self.name = name
    self.label = label
    self.hint = hint
    self.isRequired = isRequired
  }

  static func line(
    _ name: String, _ label: String, hint: String? = nil, in visit: Visit, isRequired: Bool = false, suggestions: [String] = []
  ) -> FormField {
    var field = FormField(name, label, hint, isRequired: isRequired)
    field.line = Line(value: visit.form[name] ?? visit.query[name] ?? "", suggestions: suggestions)
    return field
  }

  static func area(_ name: String, _ label: String, hint: String? = nil, in visit: Visit) -> FormField {
    var field = FormField(name, label, hint)
    field.area = Line(value: visit.form[name] ?? "", suggestions: [])
    return field
  }

  static func choice(
    _ name: String, _ label: String, hint: String? = nil, in visit: Visit, options: [(value: String, label: String)]
  ) -> FormField {
    var field = FormField(name, label, hint)
    let chosen = visit.form[name] ?? visit.query[name] ?? options.first?.value
    field.choice = Options(options: options.map { Option(value: $0.value, label: $0.label, isChosen: $0.value == chosen) })
    return field
  }

  static func check(_ name: String, _ label: String, hint: String? = nil, in visit: Visit) -> FormField {
    var field = FormField(name, label, hint)
    field.check = Check(isOn: visit.form.has(name))
    return field
  }
}
