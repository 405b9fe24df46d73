import Model
import Synchronization

/// Which runs' errands are being run. One at a time is enough, because it takes all of them, also those that come meanwhile.
final class ErrandDesk: Sendable {
  /// By run: whether somebody came while its errands were being run.
  private let busy = Mutex<[ExecutionKey: Bool]>([:])

  /// Takes the run's errands; answers false when somebody has them, who will look once more.
  func enter(_ key: ExecutionKey) -> Bool {
    busy.withLock { busy in
      let isFree = busy[key] == nil
      busy[key] = !isFree
      return isFree
    }
  }

  /// Answers false when the errands are to be looked at once more, and true when the run is left.
  func leave(_ key: ExecutionKey) -> Bool {
    busy.withLock { busy in
      guard busy[key] == true else {
        busy[key] = nil
        return true
      }
      busy[key] = false
      return false
    }
  }

  /// Leaves the run whoever came: its errands will be looked at later.
  func abandon(_ key: ExecutionKey) {
    busy.withLock { $0[key] = nil }
  }
}
