import HistoryRecords
public import Model
public import Schedules
public import TemporalAPI

/// What makes a new schedule.
public struct ScheduleStart: Sendable {
  public var key: ExecutionKey
  public var request: CreateScheduleRequest

  public init(key: ExecutionKey, request: CreateScheduleRequest) {
    self.key = key
    self.request = request
  }
}

extension Turn {
  /// Begins a schedule: an execution without a history that is woken when it is due (docs/decisions/017).
  ///
  /// Throws INVALID_ARGUMENT for a specification that cannot be understood.
  public static func startSchedule(_ start: ScheduleStart, now: WallTime, rules: Rules) throws(ServiceError) -> Turn {
    let request = start.request
    let machine: ScheduleMachine
    do throws(SpecProblem) {
      machine = try ScheduleMachine(new: request.schedule, seed: start.key.workflow.jitterSeed, now: now)
    } catch {
      throw .invalidSpec(error)
    }
    var turn = Turn(new: MutableState(key: start.key, record: ExecutionRecord(start, now: now)), now: now, rules: rules)
    if request.hasMemo { turn.state.details.memo = request.memo }
    if request.hasSearchAttributes { turn.state.details.searchAttributes = request.searchAttributes }
    turn.dirty.details = request.hasMemo || request.hasSearchAttributes
    turn.state.schedule = machine
    turn.changeSchedule { machine, now in
      if request.hasInitialPatch { machine.patch(request.initialPatch, now: now) }
    }
    return turn
  }

  /// Starts now, adds times of the past, pauses and goes on. The same request again changes nothing.
  /// Throws RESOURCE_EXHAUSTED when too many backfills wait already.
  public mutating func patchSchedule(_ patch: SchedulePatch, requestID: String) throws(ServiceError) {
    try requireOpen()
    guard state.schedule?.hasRoom(forBackfills: patch.backfillRequest.count) ?? true else {
      throw ServiceError(.resourceExhausted, "too many backfills of the schedule are waiting")
    }
    changeSchedule { machine, now in
      if !machine.isRepeated(requestID) { machine.patch(patch, now: now) }
    }
  }

  /// Replaces what the schedule is to do, and its memo and search attributes where the request has some. The same request again changes nothing.
  ///
  /// Throws FAILED_PRECONDITION when the schedule is not what the token was given for, INVALID_ARGUMENT for a specification that cannot be understood.
  public mutating func updateSchedule(_ request: UpdateScheduleRequest) throws(ServiceError) {
    try requireOpen()
    guard var machine = state.schedule, !machine.isRepeated(request.requestID) else { return }
    guard request.conflictToken.isEmpty || request.conflictToken == machine.conflictToken else {
      throw ServiceError(.failedPrecondition, "mismatched conflict token")
    }
    do throws(SpecProblem) { try machine.update(request.schedule, now: now) } catch { throw .invalidSpec(error) }
    state.record.workflowType = request.schedule.action.startWorkflow.workflowType.name
    if request.hasSearchAttributes {
      state.details.searchAttributes = request.searchAttributes
      dirty.details = true
    }
    if request.hasMemo {
      state.details.memo = Memo().merging(request.memo)
      dirty.details = true
    }
    changeSchedule { changed, _ in changed = machine }
  }

  /// Changes the schedule, if it is open, and sees to what follows: errands, the next wake-up, and its end.
  public mutating func changeSchedule(_ change: (inout ScheduleMachine, WallTime) -> Void) {
    guard state.isOpen, var machine = state.schedule else { return }
    let before = machine.openErrands
    change(&machine, now)
    let after = machine.openErrands
    state.schedule = machine
    for number in before.keys where after[number] == nil { settle(number) }
    // A start that has become a running workflow to be stopped goes by the same number, and is sent once more.
    for (number, stop) in after.sorted(by: { $0.key < $1.key }) where before[number] != stop { send(number) }
    if !machine.changes.isEmpty { isDurable = true }
    if machine.isOver(at: now) {
      end(as: .completed)
      deleteSoon()
    } else {
      wakeUp(by: machine.nextWakeUp.map { max($0, now) })
    }
  }

  /// The schedule knows of this run's end, or never will.
  mutating func settleSchedule() {
    guard state.record.scheduleUntold else { return }
    state.record.scheduleUntold = false
    settle(Errand.tellSchedule.reference)
  }
}

extension ExecutionRecord {
  fileprivate init(_ start: ScheduleStart, now: WallTime) {
    self.init()
    workflowType = start.request.schedule.action.startWorkflow.workflowType.name
    taskQueue = start.request.schedule.action.startWorkflow.taskQueue.name
    status = .running
    firstRunID = start.key.runID.description
    originalRunID = firstRunID
    attempt = 1
    startRequestID = start.request.requestID
    startTime = now.nanoseconds
    executionTime = now.nanoseconds
    nextEventID = 1
  }
}

extension ServiceError {
  /// A specification that cannot be understood, in the original's words.
  public static func invalidSpec(_ problem: SpecProblem) -> ServiceError { .invalidArgument("Invalid schedule spec: \(problem.message)") }

  /// NOT_FOUND in the original's words, where a schedule is a workflow under a name of its own.
  public static func scheduleNotFound(_ scheduleID: String) -> ServiceError {
    .notFound("workflow not found for ID: temporal-sys-scheduler:\(scheduleID)")
  }
}
