/// The fields of a list of arguments: what was entered, and one more to fill in. `repeat.js` adds others.
enum InputFields {
  static func fields(_ values: [String], errors: FormErrors = [:]) -> [FieldView] {
    (values + [""]).enumerated().map { index, text in
      var field = FieldView("input", "Argument \(index + 1)", text, hint: index == 0 ? "JSON. Empty ones are left out." : nil)
      field.id = "input-\(index + 1)"
      field.isPayload = true
      return field.area
    }.marked(errors)
  }

  /// What a form brings back.
  static func values(_ form: Fields) -> [String] { form.all("input").filter { !$0.trimmed.isEmpty } }
}
