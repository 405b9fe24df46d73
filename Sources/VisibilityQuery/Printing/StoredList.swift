/// A list of texts within one column, for attributes that every execution has and few queries ask for: each text between two separators.
public enum StoredList {
  static let separator = "\u{1f}"

  /// As it is stored; nil for an empty list. The separator cannot be part of a text, and is left out.
  public static func stored(_ texts: [String]) -> String? {
    guard !texts.isEmpty else { return nil }
    return separator + texts.map { $0.filter { $0 != "\u{1f}" } }.joined(separator: separator) + separator
  }

  /// The texts of a stored list.
  public static func elements(of stored: String) -> [String] {
    stored.dropFirst().dropLast().split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
  }
}

/// Writes what such a column is held against.
struct StoredListTest {
  let column: String
  let dialect: QueryPrinter.Dialect

  /// In parentheses, and never NULL.
  func sql(_ predicate: Predicate) -> SQLFragment {
    let text =
      switch predicate.test {
      case .compare(.equal, let value): contains([value])
      case .oneOf(let values): contains(values)
      // A list is asked for nothing else but whether it is there.
      default: SQLFragment("(\(column) IS NOT NULL)")
      }
    return predicate.isNegated ? "(NOT " + text + ")" : text
  }

  private func contains(_ values: [QueryValue]) -> SQLFragment {
    let tests = values.compactMap { value -> SQLFragment? in
      // What has the separator in it is in no list.
      guard case .text(let text) = value, !text.unicodeScalars.contains("\u{1f}") else { return nil }
      let wanted = SQLFragment.Binding.text(StoredList.separator + text + StoredList.separator)
      return switch dialect {
      case .sqlite: SQLFragment("COALESCE(instr(\(column), ?), 0) > 0", [wanted])
      case .postgreSQL: SQLFragment("COALESCE(position(? IN \(column)), 0) > 0", [wanted])
      }
    }
    return tests.isEmpty ? SQLFragment("(1 = 0)") : "(" + tests.joined(separator: " OR ") + ")"
  }
}
