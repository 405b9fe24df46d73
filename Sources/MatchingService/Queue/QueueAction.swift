import Model

/// What a parked poll is woken with. Indirect, because every frame of a parked poll has room for one.
indirect enum Handover: Equatable, Sendable {
  case task(QueuedTask, isSticky: Bool)
  case query(OpenQuery)
  case empty
}

/// A query's place in its queue.
struct OpenQuery: Hashable, Sendable {
  var id: UniqueID
  /// From the same count as the polls' tickets; its order among the queue's queries.
  var serial: UInt64
  var deadline: Duration
}

/// What the shell does once it has let go of the queue's lock.
enum QueueAction<Waiter: Sendable>: Sendable {
  case hand(Handover, to: Waiter)
  case failQuery(UniqueID, QueryError)
}
