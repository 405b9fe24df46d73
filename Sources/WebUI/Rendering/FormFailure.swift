import GRPCWire

/// Why a form was not taken: said above the form, which is shown again with what was entered.
struct FormFailure: Error, Sendable, Hashable {
  let text: String
  /// The HTTP status of the page that says it.
  var status = 400
  /// What is wrong with single fields.
  var fields: FormErrors = [:]

  init(_ text: String) {
    self.text = text
  }

  init(_ errors: FormErrors) {
    text = errors.sorted { $0.key < $1.key }.map(\.value).joined(separator: " ")
    fields = errors
  }

  /// The server's own words.
  init(_ error: GRPCError, visit: Visit) {
    text = error.message
    status = ErrorPage.page(for: error, visit: visit).status
  }
}
