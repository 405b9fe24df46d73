import DequeModule
import Model
import TemporalAPI

/// The last heartbeat of every worker, as long as it is recent. Bounded: beyond `limit` workers the longest silent are forgotten.
struct WorkerBook: Sendable {
  private struct Entry {
    var heartbeat: WorkerHeartbeat
    var arrival: UInt64
  }

  /// When which heartbeat came, oldest first; those that a later one has replaced are skipped.
  private struct Arrival {
    var number: UInt64
    var at: WallTime
    var namespaceID: UniqueID
    var key: String
  }

  let limit: Int
  let life: Duration
  private var entries: [UniqueID: [String: Entry]] = [:]
  private var arrivals = Deque<Arrival>()
  private var lastArrival: UInt64 = 0
  private(set) var count = 0

  var rememberedArrivals: Int { arrivals.count }

  /// - Parameter life: How long after its last heartbeat a worker is known.
  init(limit: Int, life: Duration) {
    self.limit = limit
    self.life = life
  }

  /// Remembers a worker by its instance key; one that says it has shut down is forgotten.
  mutating func record(_ heartbeat: WorkerHeartbeat, in namespaceID: UniqueID, at now: WallTime) {
    let key = heartbeat.workerInstanceKey
    guard heartbeat.status != .shutdown else { return forget(key, in: namespaceID) }
    lastArrival += 1
    let old = entries[namespaceID, default: [:]].updateValue(Entry(heartbeat: heartbeat, arrival: lastArrival), forKey: key)
    if old == nil { count += 1 }
    arrivals.append(Arrival(number: lastArrival, at: now, namespaceID: namespaceID, key: key))
    expire(at: now)
    while count > limit { forgetOldest() }
    if arrivals.count > 2 * count + 64 { dropReplacedArrivals() }
  }

  /// Forgets who has been silent too long.
  mutating func expire(at now: WallTime) {
    while let first = arrivals.first, first.at + life <= now || !isLatest(first) { forgetOldest() }
  }

  /// The heartbeats of a namespace's workers, by instance key.
  func workers(in namespaceID: UniqueID) -> [String: WorkerHeartbeat] { entries[namespaceID]?.mapValues(\.heartbeat) ?? [:] }

  func worker(_ key: String, in namespaceID: UniqueID) -> WorkerHeartbeat? { entries[namespaceID]?[key]?.heartbeat }

  private mutating func forget(_ key: String, in namespaceID: UniqueID) {
    guard entries[namespaceID]?.removeValue(forKey: key) != nil else { return }
    count -= 1
    if entries[namespaceID]?.isEmpty ?? false { entries[namespaceID] = nil }
  }

  private mutating func forgetOldest() {
    guard let first = arrivals.popFirst() else { return }
    if isLatest(first) { forget(first.key, in: first.namespaceID) }
  }

  private func isLatest(_ arrival: Arrival) -> Bool { entries[arrival.namespaceID]?[arrival.key]?.arrival == arrival.number }

  /// A worker that sends heartbeats without pause must not fill the memory.
  private mutating func dropReplacedArrivals() {
    let latest = arrivals.filter(isLatest)
    arrivals = Deque(latest)
  }
}
