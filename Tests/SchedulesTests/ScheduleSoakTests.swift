import Foundation
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@testable import Schedules

/// The records of a schedule as a store keeps them: a crash leaves what was written.
private struct Records {
  private var definition: [UInt8] = []
  private var progress: [UInt8] = []
  private var starts: [Int64: [UInt8]] = [:]

  mutating func write(_ machine: inout ScheduleMachine) throws {
    let changes = machine.changes
    if changes.definition { definition = try machine.definition.serializedBytes() }
    if changes.progress { progress = try machine.progress.serializedBytes() }
    for number in changes.starts { starts[number] = nil }
    for start in machine.starts where changes.starts.contains(start.number) { starts[start.number] = try start.serializedBytes() }
    machine.changes = ScheduleChanges()
  }

  func read() throws -> ScheduleMachine {
    ScheduleMachine(
      definition: try ScheduleRecord(serializedBytes: definition), progress: try ScheduleProgressRecord(serializedBytes: progress),
      starts: try starts.values.map { try ScheduledStartRecord(serializedBytes: $0) }, seed: "seed")
  }
}

/// What was asked for of one schedule's workflows, held against what has to be: one a minute, in order.
private struct Ledger {
  var started = 0
  /// Starts that were asked for again after a crash, and found what they had made.
  var repeated = 0
  var mistakes: [String] = []
  /// Whether what was written last may not say what was done last.
  var isBack = false
  private var last: (time: WallTime, number: Int64)

  init(start: WallTime) { last = (start, 0) }

  /// - Parameter since: When the process was last there to start anything: a time is late when it could have been started then.
  mutating func take(_ start: ScheduledStartRecord, at now: WallTime, since: WallTime) {
    let time = WallTime(nanoseconds: start.nominalTime)
    defer { isBack = false }
    if isBack, time == last.time, start.number == last.number {
      repeated += 1
      return
    }
    if time - last.time != .seconds(60) { mistakes.append("\(time.secondsText) follows \(last.time.secondsText)") }
    if time <= since || time > now { mistakes.append("\(time.secondsText) is started at \(now.secondsText)") }
    last = (time, start.number)
    started += 1
  }
}

/// One schedule and the workflows that it starts, each of which ends at once.
private struct Fixture {
  var records = Records()
  var machine: ScheduleMachine
  var ledger: Ledger
  /// Up to when everything was done.
  var served: WallTime

  init(start: WallTime) throws {
    var schedule = Schedule()
    schedule.spec.cronString = ["* * * * *"]
    schedule.action.startWorkflow.workflowType.name = "W"
    schedule.policies.overlapPolicy = .bufferAll
    machine = try ScheduleMachine(new: schedule, seed: "seed", now: start)
    ledger = Ledger(start: start)
    served = start
  }

  /// Does all that is due by now.
  mutating func serve(at now: WallTime) throws {
    repeat { try step(at: now) { _ in true } } while isBusy(at: now)
    served = now
  }

  /// Does what is due by now up to its `lives`th commit, of which nothing is left but the records; then another process reads them.
  mutating func die(at now: WallTime, after lives: Int) throws {
    try records.write(&machine)
    var left = lives
    var isAlive = true
    while isAlive && isBusy(at: now) {
      try step(at: now) { fixture in
        isAlive = left > 0
        left -= 1
        if isAlive { try fixture.records.write(&fixture.machine) }
        return isAlive
      }
    }
    machine = try records.read()
    ledger.isBack = true
  }

  private func isBusy(at now: WallTime) -> Bool {
    machine.nextWakeUp.map { $0 <= now } ?? false || !machine.starts.isEmpty || !machine.progress.running.isEmpty
  }

  /// One round of what is due; `commit` is called behind each step, and says whether the process is still there.
  private mutating func step(at now: WallTime, commit: (inout Fixture) throws -> Bool) throws {
    if let due = machine.nextWakeUp, due <= now {
      machine.wake(at: now)
      guard try commit(&self) else { return }
    }
    while let start = machine.launching.first {
      ledger.take(start, at: now, since: served)
      machine.reportStarted(start.number, workflowID: "w\(start.number)", runID: "r", at: now, now: now)
      guard try commit(&self) else { return }
    }
    for run in machine.progress.running {
      machine.reportEnd(ScheduledRunEnd(number: run.number, workflowID: run.workflowID, runID: "r", status: .completed), now: now)
      guard try commit(&self) else { return }
    }
  }
}

@Suite("Schedules over days", .timeLimit(.minutes(60)))
struct ScheduleSoakTests {
  /// When the process dies, in minutes from the start, and for how many minutes it is gone then.
  private typealias Crashes = [Int: Int]

  private static let crashes = 20
  private static let start = WallTime.epoch + .seconds(1_700_000_040)

  /// `make soak-schedules` runs it whole: 10,000 schedules over ten days.
  @Test("schedules that fire every minute fire on time for days, and none is lost or doubled over twenty crashes")
  func days() async throws {
    let environment = ProcessInfo.processInfo.environment
    let schedules = environment["SOAK_SCHEDULES"].flatMap(Int.init) ?? 4
    let minutes = environment["SOAK_DAYS"].flatMap(Int.init).map { $0 * 1440 } ?? 300
    let crashes = Self.crashes(within: minutes)
    let lanes = ProcessInfo.processInfo.activeProcessorCount
    try await withThrowingTaskGroup(of: Void.self) { group in
      for lane in 0..<lanes {
        group.addTask {
          for number in stride(from: lane, to: schedules, by: lanes) { try Self.live(number, for: minutes, crashes) }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Far enough from one another for the process to be back.
  private static func crashes(within minutes: Int) -> Crashes {
    var random = SplitMix(seed: 42)
    let stretch = minutes / crashes
    return Dictionary(uniqueKeysWithValues: (0..<crashes).map { ($0 * stretch + 1 + random.below(stretch - 5), random.below(5)) })
  }

  /// One schedule's days. Its number says how many commits of a crash's minute are still written.
  private static func live(_ number: Int, for minutes: Int, _ crashes: Crashes) throws {
    var fixture = try Fixture(start: start)
    var returns = 0
    for minute in 1...minutes where minute >= returns {
      let now = start + .seconds(Int64(60 * minute))
      guard let outage = crashes[minute] else {
        try fixture.serve(at: now)
        continue
      }
      try fixture.die(at: now, after: number % 4)
      returns = minute + outage
      if outage == 0 { try fixture.serve(at: now) }
    }
    let (ledger, progress) = (fixture.ledger, fixture.machine.progress)
    #expect(ledger.mistakes.isEmpty, "schedule \(number)")
    #expect(ledger.started == minutes && progress.actionCount == Int64(minutes), "schedule \(number)")
    // A workflow that was started, and of which no record says so, is asked for once more at each crash.
    #expect(ledger.repeated == (number % 4 == 1 ? crashes.count : 0), "schedule \(number)")
    #expect(progress.missedCatchupWindow == 0 && progress.bufferDropped == 0, "schedule \(number)")
  }
}
