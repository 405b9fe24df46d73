import GRPCWire

/// Why a form was not taken: said above the form, which is shown again with what was entered.
struct FormFailure: Error, Sendable, Hashable {
  let text: String
  /// The HTTP status of the page that says it.
  var status = 400

  init(_ text: String) {
    self.text = text
  }

  /// The server's own words.
  init(_ error: GRPCError, visit: Visit) {
    text = error.message
    status = ErrorPage.page(for: error, visit: visit).status
  }
}
