import HistoryEngine
import Model
import Persistence
import Synchronization

extension HistoryService {
  /// Settings may have changed: feeds of namespaces that have none any more end. Returns at once.
  public func settleFeeds() { timers.arm(.feedSweep, at: time.now()) }

  /// Has feeds looked through at once, if there are any: they may have been switched off, or have grown old, since the last start.
  func beginFeedSweeps() async throws(ServiceError) {
    do throws(StoreError) {
      if try await !store.feeds().isEmpty { armFeedSweep(after: .zero) }
    } catch {
      throw unavailable(error)
    }
  }

  /// Has feeds looked through later, unless that is to happen already.
  func armFeedSweep(after delay: Duration) {
    guard !isFeedSweepArmed.exchange(true, ordering: .relaxed) else { return }
    timers.arm(.feedSweep, at: time.now() + delay)
  }

  /// Forgets what is older than its namespace keeps closed workflows, and ends the feeds of namespaces that have none any more.
  func sweepFeeds() async throws(ServiceError) {
    let feeds: [UniqueID: FeedExtent]
    do throws(StoreError) { feeds = try await store.feeds() } catch { throw unavailable(error) }
    isFeedSweepArmed.store(false, ordering: .relaxed)
    for (namespaceID, extent) in feeds {
      do throws(StoreError) {
        if let facts = catalog.facts(of: namespaceID), ruleBook.rules(of: facts.name).recordsEvents {
          try await trimFeed(of: namespaceID, olderThan: time.now() + (.zero - facts.retention))
        } else if extent.isRecording {
          // Piece by piece, so that other writes get their turn, and then for good.
          try await trimFeed(of: namespaceID, olderThan: .distantFuture)
          try await store.endFeed(of: namespaceID)
        }
      } catch {
        throw unavailable(error)
      }
    }
    if !feeds.isEmpty { armFeedSweep(after: configuration.feedSweepInterval) }
  }

  /// Forgets entries from the oldest on, until one that is younger.
  private func trimFeed(of namespaceID: UniqueID, olderThan time: WallTime) async throws(StoreError) {
    var position: Int64 = 0
    while !isClosed {
      let page = try await store.feed(of: namespaceID, after: position, limit: configuration.taskPage)
      let old = page.entries.prefix { $0.entry.time < time }
      guard let last = old.last else { return }
      try await store.trimFeed(of: namespaceID, below: last.number + 1)
      guard old.count == page.entries.count else { return }
      position = last.number
    }
  }
}
