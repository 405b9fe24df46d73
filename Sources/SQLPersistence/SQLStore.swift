public import Model
public import Persistence
public import VisibilityQuery

/// A store in an SQL database: one writer that commits in groups, and readers beside it.
public final class SQLStore<Connection: SQLConnection>: Store {
  private let sql: SQLStatements
  let writer: GroupWriter<Connection>
  private let readers: ReaderPool<Connection>?
  private let onClose: @Sendable () -> Void

  /// The database has the newest schema already (see `SQLMigrator`).
  /// - Parameters:
  ///   - readers: connections that see what `writer` has committed; none: reads take their turn on the writer's connection.
  ///   - onClose: called once, after the connections are closed.
  public init(writer: sending Connection, readers: sending [Connection], onClose: @escaping @Sendable () -> Void = {}) {
    sql = SQLStatements(writer.dialect)
    self.readers = readers.isEmpty ? nil : ReaderPool(readers)
    self.writer = GroupWriter(connection: writer, statements: sql)
    self.onClose = onClose
  }

  public func close() async {
    await readers?.close()
    guard await writer.close() else { return }
    onClose()
  }

  /// Has the writer do something.
  func write(_ request: WriteRequest) async throws(StoreError) -> WriteReply { try await writer.submit(request) }

  /// Runs a read on the next free connection.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Connection, SQLStatements) throws(SQLFailure) -> Value
  ) async throws(StoreError) -> Value {
    let sql = sql
    let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<Value, StoreError>, Never>) in
      let read: @Sendable (Connection) -> Void = { connection in
        let result: Result<Value, StoreError>
        do throws(SQLFailure) { result = .success(try body(connection, sql)) } catch { result = .failure(error.storeError) }
        continuation.resume(returning: result)
      }
      let isAccepted = readers?.submit(read) ?? writer.submit(read)
      if !isAccepted { continuation.resume(returning: .failure(.closed)) }
    }
    return try result.get()
  }
}

// MARK: Writes

extension SQLStore {
  public func acquire(_ shards: [ShardID], owner: String) async throws(StoreError) -> [ShardID: Int64] {
    guard case .rangeIDs(let rangeIDs) = try await writer.submit(.acquire(shards, owner: owner)) else { return [:] }
    return rangeIDs
  }

  public func commit(_ commit: Commit) async throws(StoreError) {
    _ = try await writer.submit(.commit(commit))
  }

  public func delete(_ key: ExecutionKey, shard: ShardFence) async throws(StoreError) {
    _ = try await writer.submit(.delete(key, shard))
  }

  public func relist(_ entry: VisibilityEntry) async throws(StoreError) {
    _ = try await writer.submit(.relist(entry))
  }

  public func create(_ namespace: StoredNamespace) async throws(StoreError) {
    _ = try await writer.submit(.createNamespace(namespace))
  }

  public func update(_ namespace: StoredNamespace) async throws(StoreError) {
    _ = try await writer.submit(.updateNamespace(namespace))
  }

  public func removeNamespace(_ id: UniqueID) async throws(StoreError) {
    _ = try await writer.submit(.removeNamespace(id))
  }

  public func put(_ queue: StoredTaskQueue) async throws(StoreError) {
    _ = try await writer.submit(.putTaskQueue(queue))
  }

  public func setMetadataOnce(_ name: String, _ value: [UInt8]) async throws(StoreError) -> [UInt8] {
    guard case .bytes(let bytes) = try await writer.submit(.setMetadataOnce(name, value)) else { return value }
    return bytes
  }
}

// MARK: Reads

extension SQLStore {
  public func load(_ key: ExecutionKey) async throws(StoreError) -> StoredExecution? {
    try await read { connection, sql throws(SQLFailure) in try connection.load(sql, key) }
  }

  public func currentRun(of workflow: WorkflowKey) async throws(StoreError) -> UniqueID? {
    try await read { connection, sql throws(SQLFailure) in try connection.currentRun(sql, of: workflow) }
  }

  public func history(
    of key: ExecutionKey, range: Range<Int64>, maxBytes: Int, newestFirst: Bool
  ) async throws(StoreError) -> [HistoryBatch] {
    try await read { connection, sql throws(SQLFailure) in
      try connection.history(sql, of: key, range: range, maxBytes: maxBytes, newestFirst: newestFirst)
    }
  }

  public func list(_ listing: VisibilityListing) async throws(StoreError) -> [ListedExecution] {
    try await read { connection, sql throws(SQLFailure) in try connection.list(sql, listing) }
  }

  public func count(_ scope: VisibilityScope, by groupBy: [QueryField], limit: Int) async throws(StoreError) -> [VisibilityGroup] {
    try await read { connection, sql throws(SQLFailure) in try connection.count(sql, scope, by: groupBy, limit: limit) }
  }

  public func unlisted(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [ExecutionKey] {
    try await read { connection, sql throws(SQLFailure) in try connection.unlisted(sql, after: runID, limit: limit) }
  }

  public func visibility(of key: ExecutionKey) async throws(StoreError) -> VisibilityRecord? {
    try await read { connection, sql throws(SQLFailure) in try connection.visibility(sql, of: key.runID) }
  }

  public func tasks(
    of shards: [ShardID], dueBefore end: WallTime, after cursor: TaskCursor?, limit: Int
  ) async throws(StoreError) -> [DueTask] {
    try await read { connection, sql throws(SQLFailure) in
      try connection.tasks(sql, of: shards, dueBefore: end, after: cursor, limit: limit)
    }
  }

  public func namespaces() async throws(StoreError) -> [StoredNamespace] {
    try await read { connection, sql throws(SQLFailure) in try connection.namespaces(sql) }
  }

  public func taskQueues() async throws(StoreError) -> [StoredTaskQueue] {
    try await read { connection, sql throws(SQLFailure) in try connection.taskQueues(sql) }
  }

  public func metadata(_ name: String) async throws(StoreError) -> [UInt8]? {
    try await read { connection, sql throws(SQLFailure) in try connection.metadata(sql, name) }
  }
}
