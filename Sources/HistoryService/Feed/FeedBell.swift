import Model
import Synchronization

/// Whoever follows a feed and has read all of it waits here for more.
final class FeedBell: Sendable {
  /// What ends a wait.
  enum Sound: Sendable {
    case news, timedOut, cancelled
  }

  private let waiting = Mutex<[UniqueID: [Latch<Sound>]]>([:])

  /// Takes part in the next ringing. Whoever does not wait so long leaves.
  func listen(to namespaceID: UniqueID) -> Latch<Sound> {
    let latch = Latch<Sound>()
    waiting.withLock { $0[namespaceID, default: []].append(latch) }
    return latch
  }

  func leave(_ namespaceID: UniqueID, _ latch: Latch<Sound>) {
    waiting.withLock { waiting in
      waiting[namespaceID]?.removeAll { $0 === latch }
      if waiting[namespaceID]?.isEmpty == true { waiting[namespaceID] = nil }
    }
  }

  /// The feed has more. Nil: every feed, for the service ends.
  func ring(_ namespaceID: UniqueID?) {
    let latches = waiting.withLock { waiting -> [Latch<Sound>] in
      guard let namespaceID else {
        defer { waiting = [:] }
        return waiting.values.flatMap { $0 }
      }
      return waiting.removeValue(forKey: namespaceID) ?? []
    }
    for latch in latches { latch.fire(.news) }
  }
}
