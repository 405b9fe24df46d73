/// One line of what an event holds.
struct AttributeRow: Sendable {
  let label: String
  var text: String? = nil
  /// Where `text` leads to.
  var href: String? = nil
  var time: TimeView? = nil
  var payload: PayloadView? = nil
  var failure: FailureView? = nil
}
