/// Why a page cannot be shown, where the server was not asked.
enum PageFailure: Error, Sendable, Hashable {
  case noPage
  case wrongVerb(String)
  /// The form comes from somewhere else, or the reader's cookie is gone.
  case foreignForm
  case switchedOff(UIAction)
  /// A field of a form cannot be used.
  case badField(String, String)
}
