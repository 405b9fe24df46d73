import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport

/// Clients, a worker, time and bad luck, all at the mercy of a random number generator, with the little that they must remember.
struct RandomPlayer {
  var random: SplitMix
  var world = RandomWorld()
  /// The workflow task that the worker computes, and the run it belongs to.
  var polled: (runID: UniqueID, task: WorkflowTaskStart)?
  /// Attempts of activities that the worker runs.
  var attempts: [(runID: UniqueID, start: ActivityStart)] = []
  /// Signals that were acknowledged, by the run that took them.
  var signals: [UniqueID: [String]] = [:]
  var names = 0

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    world.rules.maximumBufferedEvents = 6
  }

  static func play(seed: UInt64) throws {
    var coverage = Coverage()
    try play(seed: seed, &coverage)
  }

  static func play(seed: UInt64, _ coverage: inout Coverage) throws {
    var player = RandomPlayer(seed: seed)
    _ = try player.start()
    for _ in 0..<24 { try player.step() }
    try player.checkEnd()
    for run in player.world.runs.values {
      for event in run.history { coverage.note(event.eventType) }
    }
  }

  mutating func chance(_ one: UInt64, in all: UInt64) -> Bool { random.next() % all < one }

  private mutating func step() throws {
    switch random.next() % 44 {
    case 0..<4: try signal()
    case 4..<7: try pass(.milliseconds(Int64(random.next() % 8000)))
    case 7..<13: try poll()
    case 13..<20: try answerTask()
    case 20..<23: try startAttempt()
    case 23..<26: try answerAttempt()
    case 26: try timeOutTask()
    case 27: try crash()
    case 28: try control()
    case 29: try start()
    case 30: try pass(.seconds(Int64(random.next() % 4000)))
    case 31, 32: try runErrands()
    case 33, 34: try endChild()
    case 35..<38: try update()
    case 38, 39: try togglePause()
    case 40: try attach()
    case 42, 43: try configureTime()
    default: try end()
    }
  }

  /// Calls that may be refused with one of these codes.
  mutating func allowing(_ codes: [ServiceError.Code], _ call: (inout RandomPlayer) throws -> Void) throws {
    do {
      try call(&self)
    } catch let error as ServiceError where codes.contains(error.code) {}
  }
}
