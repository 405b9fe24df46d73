import CPostgres
public import SQLPersistence

/// A connection to a PostgreSQL database, always in libpq's pipeline mode: statements are sent, and their results read when somebody must know.
///
/// A connection that broke is made anew by the next transaction or read, so a restart of the database costs the transactions that were under
/// way and nothing else.
public final class PostgresConnection: SQLConnection {
  public typealias Row = PostgresRow

  public let name: String
  public let dialect = SQLDialect.postgres
  public let sendsAhead = true

  private let url: String
  private var handle: OpaquePointer?
  private var isInTransaction = false
  /// Names of statements that the server has compiled.
  private var prepared: Set<String> = []
  /// What was sent and not yet answered, in order.
  private var sent: [Sent] = []

  private enum Sent {
    case preparation(String)
    case statement
  }

  /// Connects, or throws why that cannot be, in a sentence without the password.
  init(url: String, name: String) throws(SQLFailure) {
    self.url = url
    self.name = name
    if let problem = cpq_load() { throw SQLFailure(.refused, "\(name) cannot be opened: \(String(cString: problem))") }
    try connect()
  }

  deinit { close() }

  public func close() {
    if let handle { cpq_finish(handle) }
    handle = nil
    forgetSession()
  }

  // MARK: The session

  private func connect() throws(SQLFailure) {
    close()
    guard let fresh = cpq_connect(url) else { throw SQLFailure(.refused, "\(name) cannot be opened: memory is exhausted") }
    guard Int(cpq_status(fresh)) == CPQ_CONNECTION_OK, cpq_enterPipelineMode(fresh) == 1 else {
      let failure = SQLFailure(connecting: String(cString: cpq_errorMessage(fresh)), name: name)
      cpq_finish(fresh)
      throw failure
    }
    cpq_ignoreNotices(fresh)
    handle = fresh
  }

  private func forgetSession() {
    isInTransaction = false
    prepared = []
    sent = []
  }

  private var isBroken: Bool { handle.map { Int(cpq_status($0)) != CPQ_CONNECTION_OK } ?? true }

  /// Between transactions: a connection that the server has ended meanwhile is replaced.
  private func freshen() throws(SQLFailure) {
    if let handle, sent.isEmpty, !isBroken, cpq_consumeInput(handle) == 1, !isBroken { return }
    try connect()
  }

  // MARK: Statements

  public func send(_ statement: SQLStatement, _ values: [SQLValue], expecting: SQLExpectation) throws(SQLFailure) {
    switch expecting {
    case .anything: try push(statement.text, values, as: statement.slot.map { "s\($0)" })
    case .oneRow: try push(SQLDialect.requiringOneRow(statement.text), values, as: statement.slot.map { "one\($0)" })
    }
  }

  public func execute(_ statement: SQLStatement, _ values: [SQLValue]) throws(SQLFailure) -> Int {
    if !isInTransaction { try freshen() }
    try send(statement, values, expecting: .anything)
    var changed = 0
    try settle { result in
      changed = Int(String(cString: cpq_cmdTuples(result))) ?? 0
      return true
    }
    return changed
  }

  public func query(_ statement: SQLStatement, _ values: [SQLValue], _ body: (PostgresRow) -> Bool) throws(SQLFailure) {
    var hasRows = false
    func attempt() throws(SQLFailure) {
      if !isInTransaction { try freshen() }
      try send(statement, values, expecting: .anything)
      try settle(rowByRow: true) { result in
        guard cpq_ntuples(result) > 0 else { return true }
        hasRows = true
        return body(PostgresRow(result: result, row: 0))
      }
    }
    let isAlone = !isInTransaction
    do throws(SQLFailure) {
      try attempt()
    } catch {
      // A read by itself may be asked again on a new connection.
      guard isAlone, error.kind == .disconnected, !hasRows else { throw error }
      try attempt()
    }
  }

  private func push(_ text: String, _ values: [SQLValue], as name: String?) throws(SQLFailure) {
    guard let handle else { throw SQLFailure(.disconnected, "\(self.name) is closed") }
    let parameters = PostgresParameters(values)
    let count = CInt(values.count)
    let isSent = parameters.withPointers { values, lengths, formats -> Bool in
      guard let name else { return cpq_sendQueryParams(handle, text, count, parameters.types, values, lengths, formats, 1) == 1 }
      if prepared.insert(name).inserted {
        guard cpq_sendPrepare(handle, name, text, count, parameters.types) == 1 else { return false }
        sent.append(.preparation(name))
      }
      return cpq_sendQueryPrepared(handle, name, count, values, lengths, formats, 1) == 1
    }
    guard isSent else { throw brokenConnection() }
    sent.append(.statement)
  }

  private func brokenConnection() -> SQLFailure {
    let message = handle.map { String(cString: cpq_errorMessage($0)) } ?? "not connected"
    return SQLFailure(state: "", name: name, message: message)
  }

  // MARK: Results

  /// Waits for everything that was sent. `body` gets each result of the last statement until it answers false.
  /// Throws the first failure; what was sent behind it has not happened.
  private func settle(rowByRow: Bool = false, _ body: (OpaquePointer) -> Bool = { _ in true }) throws(SQLFailure) {
    guard let handle, cpq_pipelineSync(handle) == 1 else {
      sent = []
      throw brokenConnection()
    }
    var failure: SQLFailure?
    for (index, step) in sent.enumerated() {
      let isLast = index == sent.count - 1
      if isLast && rowByRow { _ = cpq_setSingleRowMode(handle) }
      if let problem = read(handle, body: { !isLast || body($0) }) {
        if case .preparation(let name) = step { prepared.remove(name) }
        failure = failure ?? problem
      }
      if isBroken { break }
    }
    sent = []
    // The answer to the sync itself.
    if !isBroken, let end = cpq_getResult(handle) { cpq_clear(end) }
    if isBroken { failure = failure ?? brokenConnection() }
    if let failure { throw failure }
  }

  /// Reads the results of one statement; answers why it failed, if it did.
  private func read(_ handle: OpaquePointer, body: (OpaquePointer) -> Bool) -> SQLFailure? {
    var failure: SQLFailure?
    var wantsMore = true
    while let result = cpq_getResult(handle) {
      defer { cpq_clear(result) }
      switch Int(cpq_resultStatus(result)) {
      case CPQ_COMMAND_OK, CPQ_TUPLES_OK, CPQ_SINGLE_TUPLE:
        guard wantsMore, !body(result) else { continue }
        wantsMore = false
        cpq_cancel(handle)
      case CPQ_PIPELINE_ABORTED: failure = failure ?? SQLFailure(.refused, "\(name) did not get to a statement")
      default: if wantsMore { failure = failure ?? self.failure(of: result) }
      }
      if isBroken { break }
    }
    return failure
  }

  private func failure(of result: OpaquePointer) -> SQLFailure {
    func field(_ field: Int) -> String { cpq_resultErrorField(result, CInt(field)).map { String(cString: $0) } ?? "" }
    let message = field(CPQ_DIAG_MESSAGE_PRIMARY)
    return message.isEmpty ? brokenConnection() : SQLFailure(state: field(CPQ_DIAG_SQLSTATE), name: name, message: message)
  }

  // MARK: Transactions

  public func begin(_ access: SQLAccess) throws(SQLFailure) {
    try freshen()
    isInTransaction = true
    switch access {
    case .read: try push("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", [], as: "begin_read")
    case .write: try push("BEGIN", [], as: "begin_write")
    }
  }

  public func commit() throws(SQLFailure) {
    try push("COMMIT", [], as: "commit")
    try settle()
    isInTransaction = false
  }

  public func rollback() {
    defer { isInTransaction = false }
    // A connection that is gone has taken its transaction with it; after a failure there may be nothing to undo.
    if !sent.isEmpty { try? settle() }
    guard let handle, !isBroken, Int(cpq_transactionStatus(handle)) != CPQ_TRANSACTION_IDLE else { return }
    do throws(SQLFailure) {
      try push("ROLLBACK", [], as: "rollback")
      try settle()
    } catch {
      close()
    }
  }

  public func setSavepoint() throws(SQLFailure) { try push("SAVEPOINT here", [], as: "savepoint") }

  public func releaseSavepoint() throws(SQLFailure) { try push("RELEASE SAVEPOINT here", [], as: "release") }

  public func rollbackToSavepoint() throws(SQLFailure) {
    try push("ROLLBACK TO SAVEPOINT here", [], as: "rollback_to")
    try releaseSavepoint()
  }
}
