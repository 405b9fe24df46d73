import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport

// What operators do.
extension RandomPlayer {
  mutating func togglePause() throws {
    guard let state = world.current?.state, state.isOpen, state.isPaused || chance(1, in: 3) else { return }
    try world.turn { turn throws(ServiceError) in
      if state.isPaused { try turn.unpause(.init()) } else { try turn.pause(.init()) }
    }
  }

  /// An operator's hand on the activities.
  mutating func control() throws {
    let choice = random.next()
    let jitter = Jitter(limit: .seconds(2), seed: choice)
    try allowing([.notFound, .failedPrecondition]) { player in
      try player.world.turn { turn throws(ServiceError) in
        switch choice % 3 {
        case 0: try turn.pauseActivities(.all, ActivityPause(identity: "o", reason: "r", requestID: "p\(choice % 2)"))
        case 1: try turn.unpauseActivities(.all, ActivityUnpause(resetsAttempts: choice % 2 == 0, jitter: jitter))
        default: try turn.resetActivities(.all, ActivityReset(resetsHeartbeat: choice % 2 == 0, jitter: jitter), originals: [:])
        }
      }
    }
  }

  /// Has the run skip time from now on, for a while, up to a point, or not any more.
  mutating func configureTime() throws {
    guard world.current?.state.isOpen == true else { return }
    names += 1
    var options = WorkflowExecutionOptions()
    if !chance(1, in: 4) {
      options.timeSkippingConfig.enabled = true
      options.timeSkippingConfig.maxSessionSkipCount = Int32(random.next() % 4)
      if chance(1, in: 3) {
        options.timeSkippingConfig.fastForwardConfig.id = "f\(names)"
        options.timeSkippingConfig.fastForwardConfig.duration = Duration.milliseconds(Int64(random.next() % 20_000) + 1).proto
      }
    }
    try world.turn { [options] turn throws(ServiceError) in
      _ = try turn.updateOptions(options, paths: ["time_skipping_config"], identity: "o")
    }
  }
}
