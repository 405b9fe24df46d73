import Model
import Persistence
import Synchronization

/// Which shards this process owns, and under which range ids. What it has lost it never writes to again.
final class ShardTable: Sendable {
  /// By shard number; 0: not owned.
  private let rangeIDs = Mutex([Int64](repeating: 0, count: ShardID.count))

  func own(_ acquired: [ShardID: Int64]) {
    rangeIDs.withLock { rangeIDs in
      for (shard, rangeID) in acquired { rangeIDs[Int(shard.rawValue)] = rangeID }
    }
  }

  /// Answers false when it was not owned.
  func lose(_ shard: ShardID) -> Bool {
    rangeIDs.withLock { rangeIDs in
      defer { rangeIDs[Int(shard.rawValue)] = 0 }
      return rangeIDs[Int(shard.rawValue)] != 0
    }
  }

  func owns(_ shard: ShardID) -> Bool {
    rangeIDs.withLock { $0[Int(shard.rawValue)] != 0 }
  }

  /// The shards owned now.
  var owned: [ShardID] {
    rangeIDs.withLock { rangeIDs in ShardID.all.filter { rangeIDs[Int($0.rawValue)] != 0 } }
  }

  /// What a write to the shard must carry. Throws UNAVAILABLE when the shard is not ours.
  func fence(of shard: ShardID) throws(ServiceError) -> ShardFence {
    let rangeID = rangeIDs.withLock { $0[Int(shard.rawValue)] }
    guard rangeID != 0 else { throw .notServed }
    return ShardFence(shard: shard, rangeID: rangeID)
  }
}
