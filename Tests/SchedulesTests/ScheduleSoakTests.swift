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

/// One schedule and the workflows that it started, of which each exists once however often it is asked for.
private struct Fixture {
  var records = Records()
  var machine: ScheduleMachine
  var started: Set<Int64> = []
  var late = Duration.zero

  init(start: WallTime) throws {
    var schedule = Schedule()
    schedule.spec.cronString = ["* * * * *"]
    schedule.action.startWorkflow.workflowType.name = "W"
    schedule.policies.overlapPolicy = .bufferAll
    machine = try ScheduleMachine(new: schedule, seed: "seed", now: start)
    try records.write(&machine)
  }

  /// Everything that is due by now, each step committed; `lives` says whether the process is still there before each commit.
  mutating func run(at now: WallTime, lives: () -> Bool) throws {
    func commit(_ fixture: inout Fixture) throws -> Bool {
      guard lives() else {
        fixture.machine = try fixture.records.read()
        return false
      }
      try fixture.records.write(&fixture.machine)
      return true
    }
    if let due = machine.nextWakeUp, due <= now {
      machine.wake(at: now)
      guard try commit(&self) else { return }
    }
    while let start = machine.launching.first {
      if started.insert(start.nominalTime).inserted { late = max(late, now - WallTime(nanoseconds: start.nominalTime)) }
      machine.reportStarted(start.number, workflowID: "w\(start.number)", runID: "r", at: now, now: now)
      guard try commit(&self) else { return }
      machine.reportEnd(ScheduledRunEnd(number: start.number, workflowID: "w\(start.number)", runID: "r", status: .completed), now: now)
      guard try commit(&self) else { return }
    }
    // Of one that was started before a crash it is learned again that it has ended.
    for run in machine.progress.running {
      machine.reportEnd(ScheduledRunEnd(number: run.number, workflowID: run.workflowID, runID: "r", status: .completed), now: now)
      guard try commit(&self) else { return }
    }
  }
}

@Suite("Schedules over days")
struct ScheduleSoakTests {
  /// `make soak-schedules` runs it whole: 10,000 schedules over ten days.
  @Test("schedules that fire every minute fire on time for days, and none is lost over twenty crashes")
  func days() throws {
    let environment = ProcessInfo.processInfo.environment
    let schedules = environment["SOAK_SCHEDULES"].flatMap(Int.init) ?? 4
    let minutes = environment["SOAK_DAYS"].flatMap(Int.init).map { $0 * 1440 } ?? 600
    let start = WallTime.epoch + .seconds(1_700_000_040)
    var random = SplitMix(seed: 42)
    let crashes = Set((0..<20).map { _ in Int.random(in: 0..<minutes - 10, using: &random) })
    for number in 0..<schedules {
      var fixture = try Fixture(start: start)
      for minute in 1...minutes {
        let now = start + .seconds(Int64(60 * minute))
        if crashes.contains(minute) {
          // Somewhere within the minute's work; then the process is back.
          var left = number % 4
          try fixture.run(at: now) {
            left -= 1
            return left >= 0
          }
        }
        while fixture.machine.nextWakeUp.map({ $0 <= now }) ?? false || !fixture.machine.starts.isEmpty
          || !fixture.machine.progress.running.isEmpty
        {
          try fixture.run(at: now) { true }
        }
      }
      #expect(fixture.started.count == minutes && fixture.machine.progress.actionCount == Int64(minutes))
      #expect(fixture.late == .zero && fixture.machine.progress.missedCatchupWindow == 0)
    }
  }
}
