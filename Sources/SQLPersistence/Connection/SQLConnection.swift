public import Model

/// A connection to a database: synchronous, blocking, and used by one thread at a time.
///
/// Nothing of it is called on Swift's cooperative pool: `SQLStore` gives every connection a queue of its own.
public protocol SQLConnection: AnyObject, SendableMetatype {
  associatedtype Row: SQLRow

  /// What it is connected to, for sentences: "database file /var/lib/temporal.db".
  var name: String { get }
  var dialect: SQLDialect { get }

  /// Runs a statement that gives no rows, and answers how many rows it changed.
  func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(SQLFailure) -> Int

  /// Runs a statement that gives rows, and hands them to `body` until it answers false. A row is valid only within the call.
  func query(_ statement: SQLStatement, _ values: [SQLValue], _ body: (Row) -> Bool) throws(SQLFailure)

  /// Whether `send` only sends: what came of it is known at the latest from `commit`, and a whole transaction costs one round trip.
  var sendsAhead: Bool { get }

  /// Runs a statement whose rows nobody needs. A failure is thrown here or by the next call that waits for an answer, and nothing that was sent
  /// behind the statement happens then.
  func send(_ statement: SQLStatement, _ values: [SQLValue], expecting: SQLExpectation) throws(SQLFailure)

  func begin(_ access: SQLAccess) throws(SQLFailure)
  /// Makes the transaction durable.
  func commit() throws(SQLFailure)
  /// Drops the transaction, if there is one.
  func rollback()

  /// Marks the place in the transaction that `rollbackToSavepoint` returns to. There is one at a time.
  func setSavepoint() throws(SQLFailure)
  func releaseSavepoint() throws(SQLFailure)
  /// Undoes what happened since the savepoint, and removes it.
  func rollbackToSavepoint() throws(SQLFailure)

  func close()
}

extension SQLConnection {
  public var sendsAhead: Bool { false }

  public func send(_ statement: SQLStatement, _ values: [SQLValue], expecting: SQLExpectation) throws(SQLFailure) {
    let changed = try execute(statement, values)
    if expecting == .oneRow && changed != 1 { throw SQLFailure(.unmet, "\(name) changed \(changed) rows where one was expected") }
  }
}

/// What must be true of a statement that was sent ahead.
public enum SQLExpectation: Sendable {
  case anything
  /// It changes, or finds, exactly one row. Else it fails as `SQLFailure.Kind.unmet`.
  case oneRow
}

/// What a transaction is for.
public enum SQLAccess: Sendable {
  /// Sees one state of the database.
  case read
  /// Holds off other writers from its start, so that what it has read stays true until it commits.
  case write
}

/// The row that a query stands on. Columns count from 0.
public protocol SQLRow {
  func isNull(_ column: Int) -> Bool
  func integer(_ column: Int) -> Int64
  func real(_ column: Int) -> Double
  func blob(_ column: Int) -> [UInt8]
  /// The size of a blob in bytes, without reading it.
  func size(_ column: Int) -> Int
  func text(_ column: Int) -> String
  func id(_ column: Int) -> UniqueID
}
