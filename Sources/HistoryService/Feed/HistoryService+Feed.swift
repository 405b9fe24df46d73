import HistoryEngine
public import HistoryRecords
public import Model
public import Persistence
import SwiftProtobuf
import TemporalAPI

/// One thing that happened in a namespace.
public struct FeedEvent: Sendable {
  /// Its number in the namespace's feed.
  public let number: Int64
  /// When it was committed, by the clock of the server that did.
  public let time: WallTime
  public let record: FeedEventRecord
  /// The workflow as it was then, for conditions to be put to.
  public let execution: VisibleExecution

  public init(number: Int64, time: WallTime, record: FeedEventRecord, execution: VisibleExecution) {
    self.number = number
    self.time = time
    self.record = record
    self.execution = execution
  }
}

/// A part of a namespace's feed.
public struct FeedNews: Sendable {
  public let extent: FeedExtent
  public let events: [FeedEvent]
  /// The number of the last entry that was read, whether it could be made out or not.
  public let position: Int64
}

extension HistoryService {
  /// Adds to a commit what the feed of its namespace is to say of it. Call it before the commit is written.
  func tell(_ commit: inout Commit, in workflow: WorkflowKey) {
    guard ruleBook.mayHaveFeeds, commit.executions.contains(where: { $0.visibility != nil }), rules(of: workflow).recordsEvents else {
      return
    }
    let now = time.now()
    for index in commit.executions.indices {
      guard let record = FeedEventRecord(commit.executions[index]), let bytes: [UInt8] = try? record.serializedBytes() else { continue }
      commit.executions[index].feedEntry = FeedEntry(time: now, bytes: bytes)
    }
  }

  /// The commit was written: those who follow its feed may read on.
  func ringBell(for commit: Commit, in workflow: WorkflowKey) {
    guard ruleBook.mayHaveFeeds, commit.executions.contains(where: { $0.feedEntry != nil }) else { return }
    feedBell.ring(workflow.ownerID)
    armFeedSweep(after: configuration.feedSweepInterval)
  }

  /// What happened in the namespace behind `number`; empty when nothing did within `wait`, or when the service ends.
  ///
  /// Whatever was acknowledged is there, in the order of the commits. Throws UNAVAILABLE.
  public func news(of namespaceID: UniqueID, after number: Int64, limit: Int, wait: Duration) async throws(ServiceError) -> FeedNews {
    let end = time.now() + wait
    while true {
      try requireServing()
      // Before reading: what is committed after the reading rings.
      let latch = feedBell.listen(to: namespaceID)
      defer { feedBell.leave(namespaceID, latch) }
      let page = try await page(of: namespaceID, after: number, limit: limit)
      guard page.entries.isEmpty, page.extent.newest <= number, time.now() < end, !isClosed else {
        return FeedNews(page, after: number, of: namespaceID)
      }
      // Other servers on the same database do not ring here.
      timers.arm(.deadline(Deadline { latch.fire(.timedOut) }), at: min(end, time.now() + configuration.feedReadInterval))
      if await latch.value(ifCancelled: .cancelled) == .cancelled || isClosed { return FeedNews(page, after: number, of: namespaceID) }
    }
  }

  private func page(of namespaceID: UniqueID, after number: Int64, limit: Int) async throws(ServiceError) -> FeedPage {
    do throws(StoreError) {
      return try await store.feed(of: namespaceID, after: number, limit: limit)
    } catch {
      throw unavailable(error)
    }
  }
}

extension FeedNews {
  /// Entries that cannot be read are left out: damage must not end a feed.
  fileprivate init(_ page: FeedPage, after number: Int64, of namespaceID: UniqueID) {
    extent = page.extent
    position = page.entries.last?.number ?? number
    events = page.entries.compactMap { FeedEvent($0, in: namespaceID) }
  }
}

extension FeedEvent {
  fileprivate init?(_ stored: StoredFeedEntry, in namespaceID: UniqueID) {
    guard let record = try? FeedEventRecord(serializedBytes: stored.entry.bytes),
      let runID = UniqueID(record.workflow.execution.runID)
    else { return nil }
    let key = ExecutionKey(namespaceID: namespaceID, workflowID: record.workflow.execution.workflowID, runID: runID)
    self.init(number: stored.number, time: stored.entry.time, record: record, execution: record.visibleExecution(key))
  }
}
