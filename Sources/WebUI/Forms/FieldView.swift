/// A field of a form, as the part `field` shows it: what was entered, and what is wrong with that.
struct FieldView: Sendable, Hashable {
  /// What ties labels to it; once a page.
  var id: String
  let name: String
  let label: String
  let value: String
  var hint: String? = nil
  var placeholder: String? = nil
  var error: String? = nil
  var isRequired = false
  /// Lines of text instead of one.
  var isArea = false
  /// The id of a list of proposals.
  var list: String? = nil
  /// That list, where it is the field's own.
  var proposals: [String] = []
  /// Whether what is entered becomes a payload, which a codec server may encode.
  var isPayload = false
  /// The same of each member of a JSON object.
  var isPayloadMap = false
  /// The type of a field of one line.
  var type = "text"
  /// What there is to choose from; empty: anything can be entered.
  var options: [Option] = []
  var hasOptions = false
  var isLine = true
  /// A box to tick.
  var isCheck = false
  var isChecked = false

  /// One of several to choose from.
  struct Option: Sendable, Hashable {
    let value: String
    let label: String
    let isSelected: Bool
  }

  /// Names what is entered in one line.
  init(_ name: String, _ label: String, _ value: String, hint: String? = nil, placeholder: String? = nil) {
    id = name
    self.name = name
    self.label = label
    self.value = value
    self.hint = hint
    self.placeholder = placeholder
  }

  /// The same field, for lines of text.
  var area: FieldView {
    var field = self
    (field.isArea, field.isLine) = (true, false)
    return field
  }

  /// The same field, for lines of a JSON object whose members become payloads.
  var payloadMap: FieldView {
    var field = area
    field.isPayloadMap = true
    return field
  }

  var required: FieldView {
    var field = self
    field.isRequired = true
    return field
  }

  /// The same field, with a list of proposals of that id.
  func proposing(_ list: String) -> FieldView {
    var field = self
    field.list = list
    return field
  }

  /// The same field, which proposes these values.
  func proposing(_ values: [String]) -> FieldView {
    var field = self
    (field.list, field.proposals) = ("list-\(id)", values)
    return field
  }

  /// The same field as a box to tick.
  func check(_ isChecked: Bool) -> FieldView {
    var field = self
    (field.isCheck, field.isChecked, field.isLine) = (true, isChecked, false)
    return field
  }

  func typed(_ type: String) -> FieldView {
    var field = self
    field.type = type
    return field
  }

  /// The same field as a choice of these values.
  func choosing(_ options: [(value: String, label: String)]) -> FieldView {
    var field = self
    (field.hasOptions, field.isLine) = (true, false)
    field.options = options.map { Option(value: $0.value, label: $0.label, isSelected: $0.value == value) }
    return field
  }

  /// The same field, with what is wrong with it.
  func marked(_ errors: FormErrors) -> FieldView {
    var field = self
    field.error = errors[name]
    return field
  }
}

/// What is wrong with a form, by the names of its fields.
typealias FormErrors = [String: String]

extension Visit {
  /// A field with what was entered, or else what the address says.
  func field(_ name: String, _ label: String, hint: String? = nil) -> FieldView {
    FieldView(name, label, form[name] ?? query[name] ?? "", hint: hint)
  }
}

extension [FieldView] {
  /// The same fields, with what is wrong with them; of several with one name it stands at the first.
  func marked(_ errors: FormErrors) -> [FieldView] {
    var errors = errors
    return map { field in
      var field = field
      if let error = errors.removeValue(forKey: field.name) { field.error = error }
      return field
    }
  }
}

/// A box to tick.
struct CheckView: Sendable, Hashable {
  let name: String
  let value: String
  let label: String
  let isChecked: Bool
}
