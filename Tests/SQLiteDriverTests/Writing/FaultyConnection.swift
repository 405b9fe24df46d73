import Model
import SQLPersistence
import Synchronization

@testable import SQLiteDriver

/// A SQLite connection that fails when it is told to.
final class FaultyConnection: SQLConnection {
  typealias Row = SQLiteRow

  /// What goes wrong; shared with the test.
  final class Faults: Sendable {
    let atCommit = Mutex<SQLFailure?>(nil)
    let transactions = Atomic(0)
  }

  private let base: SQLiteConnection
  private let faults: Faults

  init(_ base: sending SQLiteConnection, _ faults: Faults) {
    self.base = base
    self.faults = faults
  }

  var name: String { base.name }
  var dialect: SQLDialect { base.dialect }

  func commit() throws(SQLFailure) {
    faults.transactions.add(1, ordering: .relaxed)
    if let fault = faults.atCommit.withLock({ $0.take() }) { throw fault }
    try base.commit()
  }

  func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(SQLFailure) -> Int { try base.execute(statement, values) }
  func query(_ statement: SQLStatement, _ values: [SQLValue], _ body: (SQLiteRow) -> Bool) throws(SQLFailure) {
    try base.query(statement, values, body)
  }
  func begin(_ access: SQLAccess) throws(SQLFailure) { try base.begin(access) }
  func rollback() { base.rollback() }
  func setSavepoint() throws(SQLFailure) { try base.setSavepoint() }
  func releaseSavepoint() throws(SQLFailure) { try base.releaseSavepoint() }
  func rollbackToSavepoint() throws(SQLFailure) { try base.rollbackToSavepoint() }
  func close() { base.close() }
}
