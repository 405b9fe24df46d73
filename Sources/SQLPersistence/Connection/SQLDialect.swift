/// How one database wants its SQL written.
public struct SQLDialect: Sendable {
  /// How a statement says that a row may be there already.
  public enum Upsert: Sendable {
    /// `ON CONFLICT (key) DO ...`: SQLite, PostgreSQL.
    case onConflict
    /// `INSERT IGNORE` and `ON DUPLICATE KEY UPDATE`: MySQL.
    case onDuplicateKey
  }

  /// Placeholders are `$1`, `$2`, ... and not `?`.
  public var numbersPlaceholders: Bool
  public var upsert: Upsert
  /// The type of 16-byte ids.
  public var idType: String
  /// The type of bytes of any length.
  public var blobType: String
  /// The type of names that are parts of keys and compare byte for byte.
  public var nameType: String
  /// What follows the closing parenthesis of a table whose rows are best kept in the primary key's tree.
  public var clustered: String
  /// What follows a `SELECT` whose rows must not change until the transaction ends.
  public var forShare: String
  /// The statement by which the database checks itself, and answers rows of text: "ok", or what is wrong. Nil: it has none.
  public var integrityCheck: String?
  /// The planner goes by numbers that it is given (SQLite's `sqlite_stat1`), and has none of its own until somebody counts.
  public var takesStatistics = false
  /// The index of lists has its counts beside it, kept by triggers. Only for a database that one connection at a time writes to: where several do, they
  /// would wait for each other at the same few rows.
  public var keepsCounts = false
  /// What comes before a statement to have its plan instead of its rows, and which column has the plan's lines.
  public var explanation: (verb: String, column: Int)

  public init(
    numbersPlaceholders: Bool, upsert: Upsert, idType: String, blobType: String, nameType: String, clustered: String, forShare: String,
    integrityCheck: String? = nil, explanation: (verb: String, column: Int)
  ) {
    self.numbersPlaceholders = numbersPlaceholders
    self.upsert = upsert
    self.idType = idType
    self.blobType = blobType
    self.nameType = nameType
    self.clustered = clustered
    self.forShare = forShare
    self.integrityCheck = integrityCheck
    self.explanation = explanation
  }

  /// The text with its `?` as the dialect writes them. Statements here have no `?` but placeholders.
  func placeholders(_ text: String) -> String {
    guard numbersPlaceholders else { return text }
    var number = 0
    return text.reduce(into: "") { result, character in
      guard character == "?" else { return result.append(character) }
      number += 1
      result += "$\(number)"
    }
  }

  /// An insert that changes no row if one with this key is there.
  func insertIfAbsent(into table: String, _ columns: [String]) -> String {
    switch upsert {
    case .onConflict: insert("INSERT INTO", table, columns) + " ON CONFLICT DO NOTHING"
    case .onDuplicateKey: insert("INSERT IGNORE INTO", table, columns)
    }
  }

  /// An insert that, if a row with this key is there, sets the columns in `taking` to the new values, and runs `setting` (an assignment).
  func upsert(into table: String, _ columns: [String], key: [String], taking: [String], setting: [String] = []) -> String {
    let insert = insert("INSERT INTO", table, columns)
    switch upsert {
    case .onConflict:
      let assignments = setting + taking.map { "\($0) = excluded.\($0)" }
      return insert + " ON CONFLICT (\(key.joined(separator: ", "))) DO UPDATE SET \(assignments.joined(separator: ", "))"
    case .onDuplicateKey:
      let assignments = setting + taking.map { "\($0) = VALUES(\($0))" }
      return insert + " ON DUPLICATE KEY UPDATE \(assignments.joined(separator: ", "))"
    }
  }

  /// An insert of a row that is not there.
  func insert(into table: String, _ columns: [String]) -> String { insert("INSERT INTO", table, columns) }

  private func insert(_ verb: String, _ table: String, _ columns: [String]) -> String {
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    return "\(verb) \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
  }
}
