import Dispatch
import Model
import Persistence
import Synchronization

/// The one writer of a database. Writes that wait at the same time become one transaction, and each is answered when that is durable.
///
/// A write that finds nobody at work goes out at once: there is no delay to collect more. While its transaction is being
/// synced, others gather, and become the next group.
final class GroupWriter<Connection: SQLConnection>: @unchecked Sendable {
  // Unchecked: `connection` is touched on `queue` only; the rest is locked or constant.

  private let queue = DispatchQueue(label: "temporal.store.writer")
  private let waiting = Mutex(WriteQueue<WriteJob, @Sendable () -> Void>())
  private let connection: Connection
  private let sql: SQLStatements

  init(connection: sending Connection, statements: SQLStatements) {
    self.connection = connection
    sql = statements
  }

  /// Answers once the request is durable, or refused.
  func submit(_ request: WriteRequest) async throws(StoreError) -> WriteReply {
    let result = await withUnsafeContinuation { (continuation: UnsafeContinuation<WriteResult, Never>) in
      let job = WriteJob(request: request, continuation: continuation)
      let size = request.size
      switch waiting.withLock({ $0.submit(job, size: size) }) {
      case .start: queue.async { self.work() }
      case .wait: break
      case .refuse(let error): continuation.resume(returning: .failure(error))
      }
    }
    return try result.get()
  }

  /// Runs a read between two transactions. False: closed, and `read` is not called.
  func submit(_ read: @escaping @Sendable (Connection) -> Void) -> Bool {
    switch waiting.withLock({ $0.submit { read(self.connection) } }) {
    case .start: queue.async { self.work() }
    case .wait: break
    case .refuse: return false
    }
    return true
  }

  /// Finishes what waits and closes the connection. False: it was closed before.
  func close() async -> Bool {
    guard waiting.withLock({ $0.close() }) else { return false }
    await withCheckedContinuation { continuation in
      // Behind the work that waits: the queue is serial, and nothing new is let in.
      queue.async {
        self.connection.close()
        continuation.resume()
      }
    }
    return true
  }

  private func work() {
    while let round = waiting.withLock({ $0.next() }) {
      if !round.writes.isEmpty { write(round.writes, isTogether: true) }
      for read in round.reads { read() }
    }
  }

  // MARK: One group

  /// `isTogether`: others may join, and what can be sent ahead is. Apart, one write is made with care.
  private func write(_ group: [WriteJob], isTogether: Bool) {
    var group = group
    let isAhead = isTogether && connection.sendsAhead
    var results: [WriteResult] = []
    results.reserveCapacity(group.count)
    do throws(SQLFailure) {
      try connection.begin(.write)
    } catch {
      for job in group { job.answer(.failure(error.storeError)) }
      return
    }
    do throws(SQLFailure) {
      var writes = SQLWrites(connection: connection, statements: sql)
      var size = group.reduce(0) { $0 + $1.request.size }
      repeat {
        for job in group[results.count...] { results.append(try writes.apply(job.request, isAhead: isAhead)) }
        // Whoever came meanwhile is in time for this sync.
        if isTogether { group += waiting.withLock { $0.join(count: group.count, size: &size) } }
      } while results.count < group.count
      try writes.writeFeeds()
    } catch {
      connection.rollback()
      return writeApart(group, error, wasAhead: isAhead)
    }
    do throws(SQLFailure) {
      try connection.commit()
    } catch {
      connection.rollback()
      switch error.kind {
      case .interrupted: return abandon(group, error)
      case .constraint, .busy, .unmet, .refused: return writeApart(group, error, wasAhead: isAhead)
      case .disconnected:
        for job in group { job.answer(.failure(.unknownOutcome(error.sentence))) }
        return
      }
    }
    for (job, result) in zip(group, results) { job.answer(result) }
  }

  /// The database refused a statement: nothing of the group was written. Each write gets a transaction of its own, so that one that
  /// cannot be written does not fail its neighbours.
  private func writeApart(_ group: [WriteJob], _ failure: SQLFailure, wasAhead: Bool) {
    if group.count == 1 && !wasAhead { return group[0].answer(.failure(failure.storeError)) }
    for job in group { write([job], isTogether: false) }
  }

  /// The commit broke in its last step: it may be there after a restart, or not. Until then nothing may build on either.
  private func abandon(_ group: [WriteJob], _ failure: SQLFailure) {
    let later = StoreError.failed(
      "\(connection.name) takes no more writes until the server is restarted, because one failed: \(failure.sentence)")
    let refused = waiting.withLock { $0.fail(later) }
    for job in group { job.answer(.failure(.unknownOutcome(failure.sentence))) }
    for job in refused { job.answer(.failure(later)) }
  }
}
