import HistoryEngine
import HistoryRecords
import Model
import Persistence

/// One run as the cache holds it: its committed state, the version that goes with it, and its newest history.
struct CachedRun: Sendable {
  @Shared var state: MutableState
  /// What the store has; the next commit must expect it.
  var version: Int64
  var recent: RecentHistory
  /// A query that waits for the next workflow task.
  var query: BufferedQuery?
  /// Stored items and their sizes, which is what most of the state's memory is.
  private var itemBytes = SharedMap<ItemID, Int>()
  private var totalItemBytes = 0

  /// A run as it was loaded.
  init(state: MutableState, version: Int64, items: [StoredItem]) {
    self.state = state
    self.version = version
    recent = RecentHistory(nextEventID: state.record.nextEventID)
    for item in items { setBytes(item.bytes.count, of: item.id) }
  }

  /// A run that was just made by `transition`.
  init(new transition: Transition, recentLimit: Int) {
    _state = transition.$state
    version = 0
    recent = RecentHistory(nextEventID: 1)
    apply(transition, recentLimit: recentLimit)
  }

  /// Takes over what was committed.
  mutating func apply(_ transition: Transition, recentLimit: Int) {
    advance(to: transition)
    guard !transition.isSoft else { return }
    if let batch = transition.batch {
      recent.append(batch, seen: state.record.lastStartedEventID, limit: recentLimit)
    }
    if !state.isOpen { recent.dropAllButLast() }
  }

  /// The same without the history: enough to decide what follows in the same commit.
  mutating func advance(to transition: Transition) {
    _state = transition.$state
    guard !transition.isSoft else { return }
    version += 1
    for item in transition.items {
      switch item {
      case .upsert(let kind, let reference, let bytes): setBytes(bytes.count, of: ItemID(kind: kind, reference: reference))
      case .delete(let kind, let reference): setBytes(nil, of: ItemID(kind: kind, reference: reference))
      }
    }
  }

  /// The memory the run takes, roughly: decoded messages are some three times their size on the wire.
  var bytes: Int { 2048 + 3 * (totalItemBytes + recent.bytes + state.softBytes) + 256 * itemBytes.count }

  /// The run's stored items, in bytes.
  var storedBytes: Int { totalItemBytes }

  /// The same once a transition is committed.
  func storedBytes(after transition: Transition) -> Int {
    transition.items.reduce(totalItemBytes) { total, item in
      switch item {
      case .upsert(let kind, let reference, let bytes): total + bytes.count - (itemBytes[ItemID(kind: kind, reference: reference)] ?? 0)
      case .delete(let kind, let reference): total - (itemBytes[ItemID(kind: kind, reference: reference)] ?? 0)
      }
    }
  }

  /// Whether dropping the run from memory would lose something.
  var isPinned: Bool { state.startedTask != nil || query != nil }

  private mutating func setBytes(_ bytes: Int?, of item: ItemID) {
    let old = itemBytes[item]
    itemBytes[item] = bytes
    totalItemBytes += (bytes ?? 0) - (old ?? 0)
  }
}
