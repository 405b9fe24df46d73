/// The statements that begin and end transactions; compiled once a connection, by their numbers.
enum TransactionControl: Int, CaseIterable {
  case beginRead
  case beginWrite
  case commit
  case setSavepoint
  case releaseSavepoint
  case rollbackToSavepoint

  var text: String {
    switch self {
    case .beginRead: "BEGIN"
    case .beginWrite: "BEGIN IMMEDIATE"
    case .commit: "COMMIT"
    case .setSavepoint: "SAVEPOINT here"
    case .releaseSavepoint: "RELEASE here"
    case .rollbackToSavepoint: "ROLLBACK TO here"
    }
  }
}
