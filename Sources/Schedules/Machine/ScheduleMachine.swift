public import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

/// A schedule as a machine: what it is to do, where it has come to, and which starts it owes.
///
/// Every operation is told the time, mutates the value and leaves what is to be done outside in `launching` and `stopping`; what came of that is reported
/// back. The machine says itself when it wants a turn (`nextWakeUp`). `changes` says which of its records are to be stored.
public struct ScheduleMachine: Sendable {
  public internal(set) var definition: ScheduleRecord
  public internal(set) var progress: ScheduleProgressRecord
  public internal(set) var outcome: ScheduleOutcomeRecord
  public internal(set) var requests: ScheduleRequestsRecord
  /// Starts that are owed, in the order in which they became due: those that wait, and those that are being carried out.
  public internal(set) var starts: [ScheduledStartRecord]
  public var changes = ScheduleChanges()

  /// Nil when the specification cannot be understood, which only a file of a newer version could cause: it is never due.
  var times: ScheduleTimes? { didSet { findNext() } }
  /// The next time after those that were dealt with.
  private(set) var next: ScheduleTimes.Match?
  let seed: String
  let limits: ScheduleLimits

  /// A new schedule. Throws what is wrong with its specification.
  ///
  /// - Parameter seed: What its jitter depends on, beside the time.
  public init(new schedule: Schedule, seed: String, limits: ScheduleLimits = ScheduleLimits(), now: WallTime) throws(SpecProblem) {
    self.init(
      definition: ScheduleRecord(schedule, limits: limits), progress: ScheduleProgressRecord(), seed: seed, limits: limits)
    times = try ScheduleTimes(definition.spec, seed: seed)
    progress.state = schedule.state
    progress.createTime = now.nanoseconds
    progress.processedTime = now.nanoseconds
    progress.conflictToken = 1
    progress.nextNumber = 1
    findNext()
    changes.definition = true
    changes.progress = true
  }

  /// A schedule as it was stored.
  public init(
    definition: ScheduleRecord, progress: ScheduleProgressRecord, outcome: ScheduleOutcomeRecord = ScheduleOutcomeRecord(),
    requests: ScheduleRequestsRecord = ScheduleRequestsRecord(), starts: [ScheduledStartRecord] = [], seed: String,
    limits: ScheduleLimits = ScheduleLimits()
  ) {
    self.definition = definition
    self.progress = progress
    self.outcome = outcome
    self.requests = requests
    self.starts = starts.sorted { $0.number < $1.number }
    self.seed = seed
    self.limits = limits
    times = try? ScheduleTimes(definition.spec, seed: seed)
    findNext()
  }

  /// Every time up to this one is dealt with.
  mutating func pass(_ time: WallTime) {
    guard time.nanoseconds > progress.processedTime else { return }
    progress.processedTime = time.nanoseconds
    changes.progress = true
    findNext()
  }

  /// A search may be long where much is excluded, so what it finds is kept.
  private mutating func findNext() {
    next = (try? times?.next(after: WallTime(nanoseconds: progress.processedTime))) ?? nil
  }

  /// Starts whose turn has come: the workflows are to be started, and how that went is to be reported.
  public var launching: [ScheduledStartRecord] { starts.filter(\.launching) }

  /// Running workflows that are to be cancelled or terminated.
  public var stopping: [ScheduledRunRecord] { progress.running.filter(\.wantsStop) }

  /// Starts that wait for their turn.
  public var buffered: [ScheduledStartRecord] { starts.filter { !$0.launching } }

  /// Whether it has nothing left to do, and has had nothing for so long that it may go.
  public func isOver(at now: WallTime) -> Bool { expiration.map { $0 <= now } ?? false }

  /// When it wants its next turn; nil: not before something happens to it.
  public var nextWakeUp: WallTime? {
    if hasBackfillRoom { return .epoch }
    if let expiration { return expiration }
    return canStart ? next?.actual : nil
  }

  /// Whether a start that nobody asked for may happen.
  var canStart: Bool { !progress.state.paused && (!progress.state.limitedActions || progress.state.remainingActions > 0) }

  /// Whether the next times of a backfill can be taken in.
  var hasBackfillRoom: Bool { !progress.backfills.isEmpty && backfillRoom > 0 }

  var backfillRoom: Int { min(limits.backfillsPerStep, (limits.bufferedStarts - buffered.count) / 2) }

  /// A schedule that will never be due again goes some time after the last thing that happened to it.
  private var expiration: WallTime? {
    guard !progress.state.paused, progress.backfills.isEmpty, starts.isEmpty, progress.running.isEmpty, !canStart || next == nil
    else { return nil }
    let last = progress.recentActions.last.map { WallTime($0.actualTime).nanoseconds } ?? 0
    return WallTime(nanoseconds: max(progress.createTime, progress.updateTime, last)) + limits.idleRetention
  }
}

/// The bounds of one schedule; the defaults are the original's.
public struct ScheduleLimits: Sendable {
  /// Starts that may wait.
  public var bufferedStarts = 1000
  /// Backfills that may wait.
  public var backfills = 1000
  /// Times of the past that one step takes in.
  public var backfillsPerStep = 100
  /// Times that one step deals with, when it is late.
  public var timesPerStep = 1000
  /// What a description shows of the past and of the future.
  public var shownActions = 10
  /// Requests that are remembered.
  public var requests = 100
  public var defaultCatchupWindow: Duration = .seconds(365 * 86_400)
  public var shortestCatchupWindow: Duration = .seconds(10)
  /// How long a schedule stays that will never be due again.
  public var idleRetention: Duration = .seconds(7 * 86_400)

  public init() {}
}

/// Which of a schedule's records an operation changed.
public struct ScheduleChanges: Sendable, Equatable {
  public var definition = false
  public var progress = false
  public var outcome = false
  public var requests = false
  /// By number; those that are gone too.
  public var starts: Set<Int64> = []

  public init() {}

  public var isEmpty: Bool { self == ScheduleChanges() }
}

extension ScheduleRecord {
  /// What is asked for, with the defaults in place.
  init(_ schedule: Schedule, limits: ScheduleLimits) {
    self.init()
    spec = schedule.spec.withoutEchoes()
    action = schedule.action
    policies = schedule.policies
    if policies.overlapPolicy == .unspecified { policies.overlapPolicy = .skip }
    let window =
      policies.hasCatchupWindow ? max(Duration(policies.catchupWindow), limits.shortestCatchupWindow) : limits.defaultCatchupWindow
    policies.catchupWindow = Google_Protobuf_Duration(window)
  }
}

extension ScheduledRunRecord {
  /// What the schedule wants of the running workflow was not done yet.
  var wantsStop: Bool { stop != .none && !stopped }
}
