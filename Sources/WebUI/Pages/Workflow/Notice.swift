/// Something that a reader should know before all else.
struct Notice: Sendable {
  let text: String
  /// Where to go on.
  var link: ChoiceLink? = nil
  var isWarning = false
}
