import Model

/// One run in an `InMemoryStore`.
struct InMemoryRun: Sendable {
  let key: ExecutionKey
  let workflow: ExactWorkflowKey
  private(set) var version: Int64 = 0
  private(set) var state: [UInt8] = []
  private(set) var visibility: VisibilityRecord?
  private var size = ExecutionSize()
  private var items: [ItemID: [UInt8]] = [:]
  /// In order of their first events.
  private var batches: [HistoryBatch] = []
  private(set) var tasks: [TaskID: StoredTask] = [:]

  init(key: ExecutionKey) {
    self.key = key
    workflow = ExactWorkflowKey(key.workflow)
  }

  mutating func apply(_ write: ExecutionWrite) {
    version = write.expectedVersion + 1
    state = write.state
    size = write.size
    if let change = write.visibility { visibility = change.record }
    for id in write.deletedItems { items[id] = nil }
    for item in write.upsertedItems { items[item.id] = item.bytes }
    for batch in write.appendedHistory { batches.insert(batch, at: position(of: batch.firstEventID)) }
    for id in write.deletedTasks { tasks[id] = nil }
    for task in write.upsertedTasks { tasks[task.id] = task }
  }

  var stored: StoredExecution {
    let sorted = items.map { StoredItem(id: $0.key, bytes: $0.value) }.sorted {
      ($0.id.kind, $0.id.reference) < ($1.id.kind, $1.id.reference)
    }
    return StoredExecution(version: version, state: state, items: sorted)
  }

  /// The run as lists find it; nil: it is in none.
  var visible: VisibleExecution? { visibility.map { VisibleExecution(key: key, record: $0, size: size) } }

  func item(_ id: ItemID) -> [UInt8]? { items[id] }

  mutating func relist(_ entry: VisibilityEntry) throws(StoreError) {
    guard version == entry.version else { throw .versionConflict(entry.key) }
    visibility = entry.record
    size = entry.size
  }

  func holdsBatch(at firstEventID: Int64) -> Bool {
    let index = position(of: firstEventID)
    return index < batches.count && batches[index].firstEventID == firstEventID
  }

  func history(in range: Range<Int64>, maxBytes: Int, newestFirst: Bool) -> [HistoryBatch] {
    let matching = batches.filter { $0.firstEventID < range.upperBound && $0.lastEventID >= range.lowerBound }
    var budget = HistoryBudget(maxBytes: maxBytes)
    let ordered = newestFirst ? matching.reversed() : matching
    return Array(ordered.prefix { budget.admits($0.bytes.count) })
  }

  /// Where a batch with this first event is or belongs.
  private func position(of firstEventID: Int64) -> Int {
    var low = 0
    var high = batches.count
    while low < high {
      let middle = (low + high) / 2
      if batches[middle].firstEventID < firstEventID { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
