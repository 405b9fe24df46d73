/// Why a schedule's specification is refused, in the original's words.
public struct SpecProblem: Error, Sendable, Equatable {
  public var message: String

  public init(_ message: String) { self.message = message }
}
