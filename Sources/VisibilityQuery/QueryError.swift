public import Model

/// Why a query is refused: what is wrong, where, and what would be right.
public struct QueryError: Error, Equatable, Sendable {
  /// Which kind of mistake it is. The kinds and their names are Temporal's.
  public enum Kind: Equatable, Sendable {
    /// The text does not follow the grammar.
    case syntax
    /// An attribute is compared with a value of another type, or a value cannot be read.
    case expression
    /// The operator or clause exists, but not for this attribute.
    case unsupported
    /// No attribute has this name.
    case unknownAttribute
  }

  private static let longestProblem = 1_000

  public var kind: Kind
  /// What is wrong, in Temporal's words where it has some.
  public var problem: String
  /// Where in the query, counted in characters (Unicode scalars) from 1.
  public var column: Int
  /// What would be right here, for a name that does not exist the nearest one that does; empty when there is nothing to say.
  public var expected: String

  public init(_ kind: Kind, _ problem: String, column: Int, expected: String = "") {
    self.kind = kind
    self.problem = problem
    self.column = column
    self.expected = expected
  }

  /// The whole sentence, such as
  /// `invalid query: invalid expression: invalid ExecutionStatus value 'running' (column 19: expected Running, Completed, ...)`.
  public var message: String {
    let right = expected.isEmpty ? "" : kind == .unknownAttribute ? ": did you mean \(expected)?" : ": expected \(expected)"
    let place = "(column \(column)\(right))"
    // The sentence goes into a header, and what it quotes may be as long as a request.
    let problem = self.problem.utf8.count <= Self.longestProblem ? self.problem : String(self.problem.prefix(Self.longestProblem)) + "..."
    return switch kind {
    case .syntax: "invalid query: malformed SQL query: \(problem) \(place)"
    case .expression: "invalid query: invalid expression: \(problem) \(place)"
    case .unsupported: "invalid query: operation is not supported: \(problem) \(place)"
    case .unknownAttribute: "invalid query: invalid search attribute: \(problem) \(place)"
    }
  }

  /// INVALID_ARGUMENT with the sentence.
  public var serviceError: ServiceError { ServiceError(.invalidArgument, message) }
}
