/// One SQL statement in a dialect.
public struct SQLStatement: Sendable {
  /// The statement's slot in a connection's cache of prepared statements; nil: prepared for one use.
  public let slot: Int?
  public let text: String

  public init(slot: Int? = nil, text: String) {
    self.slot = slot
    self.text = text
  }
}
