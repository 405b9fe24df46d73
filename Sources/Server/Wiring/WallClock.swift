import CoreFoundation  // this and SwiftOverlayShims: where debug and optimized builds find the fields of C structures
import Foundation
import Model
import SwiftOverlayShims

/// The machine's time of day: the only place where the server reads it.
enum WallClock {
  static func now() -> WallTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return WallTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  /// A fresh id, unpredictable and ordered by time.
  static func makeID() -> UniqueID {
    .v7(at: now(), random: (.random(in: 0...(.max)), .random(in: 0...(.max))))
  }
}
