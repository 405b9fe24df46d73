import Model

/// What a list is filtered by: comparisons of columns with values, joined by AND, OR and NOT.
indirect enum Filter: Equatable, Sendable {
  enum Comparison: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case startsWith = "STARTS_WITH"
  }

  enum Value: Equatable, Sendable {
    case string(String)
    case number(String)
  }

  case compare(String, Comparison, Value)
  case oneOf(String, [Value])
  case between(String, Value, Value)
  case isNull(String)
  case not(Filter)
  case and(Filter, Filter)
  case or(Filter, Filter)
}

/// A filter that cannot be understood, or asks for what is not there.
struct FilterError: Error, Equatable {
  var message: String

  init(_ message: String) { self.message = message }

  init(syntaxAt position: Int, near word: String) {
    message = "malformed query: syntax error at position \(position)" + (word.isEmpty ? "" : " near '\(word)'")
  }

  var serviceError: ServiceError { .invalidArgument(message) }
}
