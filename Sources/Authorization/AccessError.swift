/// Why access control cannot be set up as it was asked for, as part of a sentence.
public struct AccessError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
