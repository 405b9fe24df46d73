import HistoryEngine
import HistoryRecords
import Model

/// What a committed turn owes the world. Nothing of it happens before the commit.
struct Effects: Sendable {
  /// Tasks for workers; offered once the workflow's lock is free, because a waiting worker comes for its task at once.
  var offers: [OfferedTask] = []
  /// Work for later. `hasRow` says that it is also in the store, so that what is far away need not be held in memory.
  var timers: [(work: TimedWork, due: WallTime, hasRow: Bool)] = []

  /// Workflows that ended, for whoever counts them.
  var ended: [EndedRun] = []
  /// Activities that ran out of a time, likewise.
  var timedOut: [ActivityTimeout] = []

  /// Tells callers whose turns were taken along what came of them.
  var answers: [@Sendable () -> Void] = []
}

extension Effects {
  /// Collects what a transition leads to; `started` is the workflow task that ran before it.
  mutating func collect(_ transition: Transition, startedBefore: StartedWorkflowTask?, now: WallTime) {
    let state = transition.state
    if let run = EndedRun(transition) { ended.append(run) }
    timedOut += transition.timedOutActivities.map { ActivityTimeout($0, of: state) }
    var hasErrands = false
    for case .set(let kind, let reference, let due, let payload) in transition.tasks {
      // A task that was started in the same transition needs nobody else; its row is for the restart that may come.
      if kind == .workflowTask && state.startedTask != nil { continue }
      // Whoever runs one errand of a run runs all of them.
      if kind == .crossExecution && reference > 0 {
        if hasErrands { continue }
        hasErrands = true
      }
      collect(kind, reference, due: due, payload, of: state.key, now: now, stickyTimeout: state.stickyTimeout)
    }
    if let offer = transition.offer { collectSpeculative(offer, of: state.key) }
    for attempt in transition.cancelledAttempts { collectCancelCommand(to: attempt, of: state.key, now: now) }
    if let started = state.startedTask, started != startedBefore {
      let begin = state.wallTime(of: started.startedTime)
      let work = TimedWork.workflowTaskTimeout(
        state.key, scheduledEventID: started.scheduledEventID, attempt: started.attempt, .startToClose, since: begin)
      timers.append((work, begin + started.timeout, false))
    }
  }

  /// Collects what one task row asks for, be it new or read from the store.
  mutating func collect(
    _ kind: TaskKind, _ reference: Int64, due: WallTime, _ payload: TaskRecord, of key: ExecutionKey, now: WallTime, stickyTimeout: Duration
  ) {
    switch kind {
    case .wakeUp: timers.append((.wakeUp(key), due, true))
    case .deletion: timers.append((.deletion(key), due, true))
    case .crossExecution:
      // Usually the parent releases its child, and this comes in vain.
      let isFallback = reference == Errand.awaitParent.reference
      timers.append((.errands(key), isFallback ? due + .seconds(1) : due, true))
    case .callback: timers.append((.callback(key, number: reference), due, true))
    case .batch: timers.append((.batch(key), due, true))
    case .activityTask:
      let task = OfferedTask(.activity, payload, of: key, expires: WallTime(unlessZero: payload.expires))
      if due <= now { offers.append(task) } else { timers.append((.offer(task), due, true)) }
    case .workflowTask:
      let expires = payload.sticky ? now + stickyTimeout : nil
      offers.append(OfferedTask(.workflow, payload, of: key, expires: expires))
      guard let expires else { return }
      let work = TimedWork.workflowTaskTimeout(
        key, scheduledEventID: payload.scheduledEventID, attempt: Int32(clamping: payload.stamp), .scheduleToStart,
        since: WallTime(nanoseconds: payload.scheduledTime))
      timers.append((work, expires, false))
    }
  }

  /// Collects the command to cancel a running attempt, and its repetitions: a worker says nothing about a command whose activity it does not
  /// know yet, and a command may overtake the activity's own task on its way. Starting one says when the attempt is over.
  private mutating func collectCancelCommand(to attempt: ActivityRecord, of key: ExecutionKey, now: WallTime) {
    for delay in Duration.commandRepetitions {
      let due = now + delay
      let task = OfferedTask(
        kind: .cancelCommand, key: key, taskQueue: attempt.controlQueue, isSticky: false, reference: attempt.scheduledEventID,
        stamp: attempt.stamp, scheduled: due, expires: due + .commandTimeout)
      if delay == .zero { offers.append(task) } else { timers.append((.offer(task), due, false)) }
    }
  }

  /// Collects a workflow task that has no row. On a normal queue it is offered for good: when its time is over, an ordinary task may have its
  /// number, and otherwise starting it says that it is stale.
  private mutating func collectSpeculative(_ payload: TaskRecord, of key: ExecutionKey) {
    let expires = WallTime(nanoseconds: payload.expires)
    offers.append(OfferedTask(.workflow, payload, of: key, expires: payload.sticky ? expires : nil))
    let work = TimedWork.workflowTaskTimeout(
      key, scheduledEventID: payload.scheduledEventID, attempt: Int32(clamping: payload.stamp), .scheduleToStart,
      since: WallTime(nanoseconds: payload.scheduledTime))
    timers.append((work, expires, false))
  }
}

extension OfferedTask {
  init(_ kind: Kind, _ payload: TaskRecord, of key: ExecutionKey, expires: WallTime?) {
    self.init(
      kind: kind, key: key, taskQueue: payload.taskQueue, isSticky: payload.sticky, reference: payload.scheduledEventID,
      stamp: payload.stamp,
      scheduled: WallTime(nanoseconds: payload.scheduledTime), expires: expires,
      priority: TaskPriority(key: payload.priorityKey, fairnessKey: payload.fairnessKey, fairnessWeight: payload.fairnessWeight))
  }
}

extension MutableState {
  /// How long a sticky worker has to take a task.
  var stickyTimeout: Duration {
    record.hasSticky && record.sticky.scheduleToStartTimeout > 0
      ? .nanoseconds(record.sticky.scheduleToStartTimeout) : .defaultStickyTimeout
  }
}

extension Duration {
  /// How long a sticky worker has when its run is not at hand, after a restart: as long as SDKs commonly ask for.
  static let defaultStickyTimeout = Duration.seconds(10)
  /// How long a worker has to take a command and answer it.
  static let commandTimeout = Duration.seconds(10)
  /// When a command is given, counted from its cause.
  static let commandRepetitions: [Duration] = [.zero, .seconds(1), .seconds(5)]
}

extension WallTime {
  /// The time a record keeps, where 0 means unset.
  init?(unlessZero nanoseconds: Int64) {
    guard nanoseconds != 0 else { return nil }
    self.init(nanoseconds: nanoseconds)
  }
}
