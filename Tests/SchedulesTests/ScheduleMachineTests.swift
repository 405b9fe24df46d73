import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing

@testable import Schedules

/// A schedule with the world around it: what it starts, and a count of what becomes of each start.
struct Simulation {
  var machine: ScheduleMachine
  var now: WallTime
  var started: [Int64: WallTime] = [:]
  var startedNominal: [WallTime] = []
  var refused = 0
  var running: [Int64] = []
  /// Numbers that were owed, and are gone without having been started or refused.
  var dropped: Set<Int64> = []

  init(_ policy: ScheduleOverlapPolicy, every seconds: Int64 = 60, limits: ScheduleLimits = ScheduleLimits()) throws {
    var schedule = Schedule()
    schedule.spec.interval = [.with { $0.interval.seconds = seconds }]
    schedule.action.startWorkflow.workflowType.name = "W"
    schedule.action.startWorkflow.workflowID = "w"
    schedule.policies.overlapPolicy = policy
    now = .epoch + .seconds(1_700_000_000)
    machine = try ScheduleMachine(new: schedule, seed: "seed", limits: limits, now: now)
  }

  /// One operation, after which the machine may have to be read from its records, as after a crash.
  mutating func step(crash: Bool = false, _ body: (inout ScheduleMachine, WallTime) -> Void) {
    let before = machine.starts.map(\.number)
    let next = machine.progress.nextNumber
    body(&machine, now)
    let after = Set(machine.starts.map(\.number))
    dropped.formUnion((before + (next..<machine.progress.nextNumber)).filter { !after.contains($0) && started[$0] == nil })
    if crash { machine = machine.reloaded() }
  }

  /// Carries out what the machine wants, in an order that chance decides.
  mutating func work(_ random: inout some RandomNumberGenerator, refusing: Int = 0) {
    for start in machine.launching.shuffled(using: &random) {
      if refusing > 0, Int.random(in: 0..<refusing, using: &random) == 0 {
        refused += 1
        started[start.number] = now
        step { $0.reportRefused(start.number, now: $1) }
        continue
      }
      #expect(started[start.number] == nil, "no start happens twice")
      started[start.number] = now
      startedNominal.append(WallTime(nanoseconds: start.nominalTime))
      running.append(start.number)
      step { $0.reportStarted(start.number, workflowID: "w\(start.number)", runID: "r", at: $1, now: $1) }
    }
    for run in machine.stopping {
      step { $0.reportStopped(run.number, run.stop, now: $1) }
      finish(run.number)
    }
  }

  mutating func finish(_ number: Int64, _ status: WorkflowExecutionStatus = .completed) {
    running.removeAll { $0 == number }
    step { $0.reportEnd(ScheduledRunEnd(number: number, workflowID: "w\(number)", runID: "r", status: status), now: $1) }
  }
}

extension ScheduleMachine {
  fileprivate func reloaded() -> ScheduleMachine {
    ScheduleMachine(
      definition: definition, progress: progress, outcome: outcome, requests: requests, starts: starts.shuffled(), seed: seed,
      limits: limits)
  }
}

@Suite("Schedules as machines", .timeLimit(.minutes(1)))
struct ScheduleMachineTests {
  @Test("every time is started, skipped, dropped or missed: exactly one of it, whatever happens in whatever order", arguments: 0..<40)
  func accounting(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var limits = ScheduleLimits()
    limits.bufferedStarts = 20
    limits.timesPerStep = 7
    limits.backfillsPerStep = 3
    let policies: [ScheduleOverlapPolicy] = [.skip, .bufferOne, .bufferAll, .cancelOther, .terminateOther, .allowAll]
    var world = try Simulation(policies[Int(seed % 6)], limits: limits)
    let start = world.now
    var manual = 0
    for _ in 0..<300 {
      let crash = Bool.random(using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        world.now = world.now + .seconds(Int64.random(in: 1...400, using: &random))
        while let due = world.machine.nextWakeUp, due <= world.now { world.step(crash: crash) { $0.wake(at: $1) } }
      case 5..<7: world.work(&random, refusing: 5)
      case 7..<9: if let run = world.running.randomElement(using: &random) { world.finish(run) }
      default:
        manual += 5
        var patch = SchedulePatch()
        patch.triggerImmediately.overlapPolicy = policies.randomElement(using: &random) ?? .skip
        patch.backfillRequest = [
          .with {
            $0.startTime = Google_Protobuf_Timestamp(start + .seconds(-3600 - 3600 * Int64(manual)))
            $0.startTime.seconds -= $0.startTime.seconds % 60
            $0.endTime = $0.startTime
            $0.endTime.seconds += 180
            $0.overlapPolicy = policies.randomElement(using: &random) ?? .skip
          }
        ]
        world.step(crash: crash) { $0.patch(patch, now: $1) }
      }
    }
    // Everything that was taken in comes to an end.
    for _ in 0..<5000 where !world.machine.starts.isEmpty || !world.machine.progress.backfills.isEmpty || !world.running.isEmpty {
      world.work(&random)
      for run in world.running { world.finish(run) }
      if let due = world.machine.nextWakeUp, due <= world.now { world.step { $0.wake(at: $1) } }
    }
    let progress = world.machine.progress
    #expect(world.machine.starts.isEmpty && progress.backfills.isEmpty && progress.running.isEmpty)
    let due = (world.now.wholeSeconds / 60) - (start.wholeSeconds / 60)
    let taken = progress.nextNumber - 1 + progress.bufferDropped + progress.missedCatchupWindow
    #expect(taken == due + Int64(manual), "no time is lost or doubled on its way in")
    #expect(Int(progress.nextNumber - 1) == world.started.count + world.dropped.count, "and none after that")
    #expect(progress.actionCount == Int64(world.started.count - world.refused))
    #expect(Int64(world.dropped.count) >= progress.overlapSkipped)
  }

  @Test("a schedule that slept too long counts what it missed, and starts the rest")
  func catchUp() throws {
    var world = try Simulation(.bufferAll)
    var schedule = Schedule()
    schedule.spec = world.machine.definition.spec
    schedule.action = world.machine.definition.action
    schedule.policies.overlapPolicy = .bufferAll
    schedule.policies.catchupWindow.seconds = 600
    world.step { try? $0.update(schedule, now: $1) }
    world.now = world.now + .seconds(6000)
    while let due = world.machine.nextWakeUp, due <= world.now { world.step { $0.wake(at: $1) } }
    #expect(world.machine.progress.missedCatchupWindow == 90 && world.machine.starts.count == 10)
  }

  @Test("more than may wait is dropped, and counted")
  func bufferLimit() throws {
    var limits = ScheduleLimits()
    limits.bufferedStarts = 5
    var world = try Simulation(.bufferAll, limits: limits)
    world.now = world.now + .seconds(3600)
    world.step { $0.wake(at: $1) }
    #expect(world.machine.buffered.count == 4 && world.machine.launching.count == 1 && world.machine.progress.bufferDropped == 55)
  }

  @Test("a schedule that will never be due again goes a week after the last thing that happened to it")
  func expiration() throws {
    var world = try Simulation(.skip)
    var schedule = Schedule()
    schedule.spec = world.machine.definition.spec
    schedule.action = world.machine.definition.action
    schedule.state.limitedActions = true
    schedule.state.remainingActions = 1
    world.step { try? $0.update(schedule, now: $1) }
    var random = SplitMix(seed: 1)
    world.now = world.now + .seconds(120)
    world.step { $0.wake(at: $1) }
    world.work(&random)
    #expect(world.machine.nextWakeUp == nil, "as long as its workflow runs it stays")
    world.finish(1)
    #expect(world.machine.nextWakeUp == world.now + .seconds(7 * 86_400))
    #expect(!world.machine.isOver(at: world.now) && world.machine.isOver(at: world.now + .seconds(7 * 86_400)))
    world.step { machine, now in machine.patch(.with { $0.pause = "stay" }, now: now) }
    #expect(world.machine.nextWakeUp == nil)
  }

  @Test("a request that comes again is known")
  func requests() throws {
    var world = try Simulation(.skip)
    #expect(!world.machine.isRepeated("a") && world.machine.isRepeated("a") && !world.machine.isRepeated(""))
    for number in 0..<200 { _ = world.machine.isRepeated("r\(number)") }
    #expect(world.machine.requests.requestIds.count == 100 && world.machine.isRepeated("r199"))
  }
}
