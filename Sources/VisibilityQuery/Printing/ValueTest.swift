import Model

/// Writes what one value is held against.
struct ValueTest {
  /// What is asked whether it is NULL.
  let column: String
  /// The value, typed as the attribute is.
  private let expression: String
  /// The column has ids, which the expression turns into texts.
  private let isID: Bool
  private let dialect: QueryPrinter.Dialect

  init(expression: String, dialect: QueryPrinter.Dialect) {
    (column, self.expression, isID, self.dialect) = (expression, expression, false, dialect)
  }

  init(idColumn: String, dialect: QueryPrinter.Dialect) {
    (column, expression, isID, self.dialect) = (idColumn, dialect.text(ofID: idColumn), true, dialect)
  }

  /// In parentheses; NULL when the value is.
  func sql(_ test: Predicate.Test) -> SQLFragment {
    switch test {
    case .isPresent: SQLFragment("(\(column) IS NOT NULL)")
    case .compare(.equal, let value): oneOf([value])
    case .compare(let comparison, let value) where isID && value.id != nil:
      // Ids and their texts have the same order.
      SQLFragment("(\(column) \(comparison.rawValue) ?)", value.id.map { [.id($0)] } ?? [])
    case .compare(let comparison, let value): SQLFragment("(\(expression) \(comparison.rawValue) ?)", [.init(value)])
    case .oneOf(let values): oneOf(values)
    case .between(let low, let high): SQLFragment("(\(expression) BETWEEN ? AND ?)", [.init(low), .init(high)])
    case .hasPrefix(let prefix): hasPrefix(prefix)
    case .contains(let part):
      switch dialect {
      case .sqlite: SQLFragment("(instr(\(expression), ?) > 0)", [.text(part)])
      case .postgreSQL: SQLFragment("(position(? IN \(expression)) > 0)", [.text(part)])
      }
    case .like(let pattern): like(pattern)
    }
  }

  private func oneOf(_ values: [QueryValue]) -> SQLFragment {
    let bindings = values.compactMap { isID ? $0.id.map(SQLFragment.Binding.id) : SQLFragment.Binding($0) }
    switch bindings.count {
    // False where there is a value, NULL where there is none.
    case 0: return SQLFragment("(\(column) <> \(column))")
    case 1: return SQLFragment("(\(column) = ?)", bindings)
    default: return SQLFragment("(\(column) IN (\(Array(repeating: "?", count: bindings.count).joined(separator: ", "))))", bindings)
    }
  }

  /// A range, which an index can be read by.
  private func hasPrefix(_ prefix: String) -> SQLFragment {
    guard let end = prefix.firstBehindPrefix else { return SQLFragment("(\(expression) >= ?)", [.text(prefix)]) }
    return SQLFragment("(\(expression) >= ? AND \(expression) < ?)", [.text(prefix), .text(end)])
  }

  private func like(_ pattern: LikePattern) -> SQLFragment {
    switch dialect {
    // SQLite's LIKE takes upper and lower case for equal; its GLOB does not, and reads no further than a NUL.
    case .sqlite: SQLFragment("(instr(\(expression), char(0)) = 0 AND \(expression) GLOB ?)", [.text(pattern.glob)])
    case .postgreSQL where !pattern.parts.contains(.one):
      SQLFragment("(position('\\x00'::bytea IN \(expression)) = 0 AND \(expression) LIKE ?)", [.text(pattern.escaped)])
    // `_` is one character, so bytes are read as text; what holds NUL cannot be.
    case .postgreSQL:
      SQLFragment(
        "(CASE WHEN position('\\x00'::bytea IN \(expression)) = 0 "
          + "THEN convert_from(\(expression), 'UTF8') LIKE convert_from(?, 'UTF8') ELSE \(expression) <> \(expression) END)",
        [.text(pattern.escaped)])
    }
  }
}

extension QueryPrinter.Dialect {
  /// An expression for the text form of an id.
  func text(ofID column: String) -> String {
    switch self {
    case .sqlite:
      // hex() of NULL is an empty text, and no NULL.
      "(CASE WHEN \(column) IS NOT NULL THEN lower("
        + [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)].map { "substr(hex(\(column)), \($0), \($1))" }.joined(separator: " || '-' || ")
        + ") END)"
    case .postgreSQL: "convert_to(CAST(\(column) AS text), 'UTF8')"
    }
  }
}

extension LikePattern {
  /// As SQLite's GLOB writes it.
  fileprivate var glob: String {
    parts.reduce(into: "") { result, part in
      switch part {
      case .any: result += "*"
      case .one: result += "?"
      case .character(let scalar) where "*?[".unicodeScalars.contains(scalar): result += "[\(scalar)]"
      case .character(let scalar): result.unicodeScalars.append(scalar)
      }
    }
  }

  /// As LIKE writes it, with a backslash as the escape.
  fileprivate var escaped: String {
    parts.reduce(into: "") { result, part in
      switch part {
      case .any: result += "%"
      case .one: result += "_"
      case .character(let scalar) where "%_\\".unicodeScalars.contains(scalar): result += "\\\(scalar)"
      case .character(let scalar): result.unicodeScalars.append(scalar)
      }
    }
  }
}

extension QueryValue {
  /// The id of which this is the text form; nil when it is not exactly that.
  fileprivate var id: UniqueID? {
    guard case .text(let text) = self, let id = UniqueID(text), id.description == text else { return nil }
    return id
  }
}

extension String {
  /// The smallest text that is greater than all texts with this prefix; nil when there is none.
  /// UTF-8 sorts as its scalars do, so the last scalar that can grow does.
  fileprivate var firstBehindPrefix: String? {
    var scalars = unicodeScalars
    while let last = scalars.popLast() {
      guard let next = Unicode.Scalar(last.value == 0xD7FF ? 0xE000 : last.value + 1) else { continue }
      scalars.append(next)
      return String(scalars)
    }
    return nil
  }
}
