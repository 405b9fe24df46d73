import Model

extension TaskQueue {
  /// Puts a query in line. Its deadline runs until `closeQuery`, whether a poll takes it or not.
  mutating func openQuery(_ query: OpenQuery, isSticky: Bool, at now: Moment, into actions: inout Actions) {
    guard phase == .open else { return actions.append(.failQuery(query.id, .shutDown)) }
    if isSticky, !hasPoller(within: configuration.stickyPollerWindow, at: now.elapsed) {
      return actions.append(.failQuery(query.id, .stickyWorkerUnavailable))
    }
    lastUse = now.elapsed
    deadlines.insert(Deadline(at: query.deadline, serial: query.serial), .query(query.id))
    queries.insert(query.serial, query)
    pump(at: now, into: &actions)
  }

  /// The poll that took the query is gone: back to its place, unless the query has ended meanwhile.
  mutating func giveBack(_ query: OpenQuery, at now: Moment, into actions: inout Actions) {
    guard phase == .open, deadlines.contains(Deadline(at: query.deadline, serial: query.serial)) else { return }
    queries.insert(query.serial, query)
    pump(at: now, into: &actions)
  }

  /// The query was answered, or nobody waits for it any more.
  mutating func closeQuery(_ query: OpenQuery) {
    queries.remove(query.serial)
    deadlines.remove(Deadline(at: query.deadline, serial: query.serial))
  }
}
