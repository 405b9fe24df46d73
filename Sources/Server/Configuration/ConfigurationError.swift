/// A setting that cannot be used; the sentence names the setting, the value and what is wrong with it.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One line for the operator.
  public let description: String

  /// An error that says `sentence`.
  public init(_ sentence: String) { description = sentence }
}
