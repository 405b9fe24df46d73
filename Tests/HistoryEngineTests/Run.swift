import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

/// One run driven turn by turn, as HistoryService would: it keeps what a store would keep and checks what must always hold.
struct Run {
  var state: MutableState
  var now = WallTime(nanoseconds: 1_700_000_000_000_000_000)
  var rules = Rules.standard
  var history: [HistoryEvent] = []
  var tasks: [TaskKey: TaskChange] = [:]
  var newRuns: [Transition] = []
  /// Workflow tasks that were given out without a row.
  var offers: [TaskRecord] = []
  var news: [UpdateNews] = []
  /// How often something was stored.
  var commits = 0
  /// What was written into the index of lists.
  var listings: [VisibilityChange] = []
  private var listed: VisibilityRecord?
  private var record: [UInt8] = []
  private var items: [ItemKey: [UInt8]] = [:]

  struct TaskKey: Hashable {
    var kind: TaskKind
    var reference: Int64
  }
  struct ItemKey: Hashable {
    var kind: UInt8
    var reference: Int64
  }

  static let key = ExecutionKey(namespaceID: UniqueID(high: 1, low: 2), workflowID: "wf", runID: UniqueID(high: 3, low: 4))

  init(
    _ configure: (inout StartWorkflowExecutionRequest) -> Void = { _ in }, rules: Rules = .standard, signal: String? = nil,
    parent: ParentRecord? = nil
  ) throws {
    var request = StartWorkflowExecutionRequest()
    request.workflowID = "wf"
    request.workflowType.name = "Type"
    request.taskQueue.name = "queue"
    request.requestID = "start"
    request.identity = "client"
    configure(&request)
    var start = RunStart(key: Self.key, request: request)
    start.parent = parent
    if let signal {
      start.signal = SignalWorkflowExecutionRequest.with { $0.signalName = signal }
    }
    self.rules = rules
    let transition = try Turn.start(start, now: now, rules: rules).finish()
    state = transition.state
    try keep(transition)
  }

  /// The first run of a child.
  init(_ child: ChildStart) throws {
    var start = RunStart(key: ExecutionKey(workflow: child.workflow, runID: UniqueID(high: 4, low: 4)), request: child.request)
    start.parent = child.parent
    let now = WallTime(nanoseconds: 1_700_000_000_000_000_000)
    try self.init(try Turn.start(start, now: now, rules: .standard).finish(), now: now)
  }

  init(_ transition: Transition, now: WallTime) throws {
    state = transition.state
    self.now = now
    try keep(transition)
  }

  @discardableResult
  mutating func turn<Result>(_ decide: (inout Turn) throws -> Result) throws -> Result {
    var turn = Turn(state, now: now, rules: rules)
    let result = try decide(&turn)
    let transition = try turn.finish()
    try keep(transition)
    if let refusal = transition.refusal { throw refusal }
    return result
  }

  private mutating func keep(_ transition: Transition) throws {
    state = transition.state
    if let offer = transition.offer { offers.append(offer) }
    news += transition.updateNews
    guard !transition.isSoft else { return }
    commits += 1
    for event in transition.batch?.events ?? [] {
      #expect(event.eventID == Int64(history.count + 1), "event ids are gapless")
      history.append(event)
    }
    #expect(state.record.nextEventID == Int64(history.count + 1))
    record = transition.stateBytes
    for item in transition.items {
      switch item {
      case .upsert(let kind, let reference, let bytes): items[ItemKey(kind: kind, reference: reference)] = bytes
      case .delete(let kind, let reference): items[ItemKey(kind: kind, reference: reference)] = nil
      }
    }
    for task in transition.tasks {
      switch task {
      case .set(let kind, let reference, _, _): tasks[TaskKey(kind: kind, reference: reference)] = task
      case .remove(let kind, let reference): tasks[TaskKey(kind: kind, reference: reference)] = nil
      }
    }
    newRuns += transition.newRun
    if let change = transition.visibility {
      listings.append(change)
      listed = change.applied(to: listed)
    }
    #expect(listed == state.visibilityRecord(types: rules.searchAttributeTypes), "lists find the run as it is")
    try checkStored()
  }

  /// What is stored says the same as what is in memory, but for the running workflow task.
  private func checkStored() throws {
    let stored = try MutableState(
      key: state.key, state: self.record, items: items.map { (kind: $0.key.kind, reference: $0.key.reference, bytes: $0.value) })
    var record = state.record
    if state.isTaskSpeculative { record.clearWorkflowTask() }
    #expect(stored.record == record)
    #expect(stored.acceptedUpdates == state.acceptedUpdates)
    #expect(stored.completedUpdates == state.completedUpdates)
    #expect(stored.activities == state.activities)
    #expect(stored.timers == state.timers)
    #expect(stored.buffer == state.buffer)
    #expect(stored.details == state.details)
    #expect(stored.signalRequestIDs == state.signalRequestIDs)
    #expect(stored.requests == state.requests)
    #expect(stored.timeSkipping == state.timeSkipping)
    #expect(stored.callbacks == state.callbacks)
    #expect(stored.standalone == state.standalone && stored.standaloneEnd == state.standaloneEnd)
    #expect(stored.children == state.children)
    #expect(stored.externalSignals == state.externalSignals)
    #expect(stored.externalCancels == state.externalCancels)
    #expect(stored.errands(limit: .max) == state.errands(limit: .max))
    let errands = tasks.keys.filter { $0.kind == .crossExecution }.map(\.reference).sorted()
    #expect(errands == state.errands(limit: .max).map(\.reference), "every errand has its row")
    if !state.isOpen {
      #expect(
        tasks.keys.allSatisfy { $0.kind == .deletion || $0.kind == .callback || $0.reference < 0 },
        "a closed run has no tasks but its deletion, its callbacks and its last errands")
    }
    #expect((tasks[TaskKey(kind: .workflowTask, reference: 0)] != nil) == record.hasWorkflowTask)
  }

  /// The server dies and comes back: only what was stored is left.
  mutating func crash() throws {
    state = try MutableState(
      key: state.key, state: record, items: items.map { (kind: $0.key.kind, reference: $0.key.reference, bytes: $0.value) })
  }

  func due(_ kind: TaskKind, _ reference: Int64 = 0) -> WallTime? {
    guard case .set(_, _, let due, _)? = tasks[TaskKey(kind: kind, reference: reference)] else { return nil }
    return due
  }

  /// The types of all events, in order.
  var kinds: [EventType] { history.map(\.eventType) }

  // MARK: a worker

  mutating func poll(identity: String = "worker") throws -> WorkflowTaskStart {
    let task = state.record.workflowTask
    return try turn {
      try $0.startWorkflowTask(scheduledEventID: task.scheduledEventID, stamp: Int64(task.attempt), identity: identity, requestID: "poll")
    }
  }

  func token(_ task: WorkflowTaskStart) -> TaskToken {
    TaskToken.with {
      $0.scheduledEventID = task.scheduledEventID
      $0.startedEventID = task.startedEventID
      $0.attempt = task.attempt
      $0.startedTime = task.startedTime.nanoseconds
    }
  }

  @discardableResult
  mutating func respond(
    _ task: WorkflowTaskStart, _ commands: [Command] = [], _ configure: (inout RespondWorkflowTaskCompletedRequest) -> Void = { _ in }
  ) throws -> WorkflowTaskCompletion {
    var request = RespondWorkflowTaskCompletedRequest()
    request.commands = commands
    request.identity = "worker"
    configure(&request)
    let token = token(task)
    return try turn { try $0.completeWorkflowTask(token, request, newRunID: UniqueID(high: 9, low: 9), requestID: "next") }
  }

  mutating func fail(_ task: WorkflowTaskStart) throws {
    let token = token(task)
    try turn {
      try $0.failWorkflowTask(
        token,
        RespondWorkflowTaskFailedRequest.with {
          $0.cause = .workflowWorkerUnhandledFailure
          $0.identity = "worker"
        })
    }
  }

  mutating func signal(_ name: String, requestID: String = "") throws {
    try turn {
      try $0.signal(
        SignalWorkflowExecutionRequest.with {
          $0.signalName = name
          $0.requestID = requestID
        })
    }
  }

  mutating func startActivity(_ id: Int64 = 5, requestID: String = "attempt") throws -> ActivityStart {
    let stamp = state.activities[id]?.stamp ?? 0
    return try turn { try $0.startActivity(scheduledEventID: id, stamp: stamp, identity: "worker", requestID: requestID) }
  }

  static func token(_ activity: ActivityStart) -> TaskToken {
    TaskToken.with {
      $0.scheduledEventID = activity.record.scheduledEventID
      $0.attempt = activity.record.attempt
      $0.stamp = activity.record.stamp
    }
  }

  mutating func wait(_ duration: Duration) throws {
    now = now + duration
    if let due = due(.wakeUp), due <= now { try turn { $0.wakeUp() } }
  }
}
