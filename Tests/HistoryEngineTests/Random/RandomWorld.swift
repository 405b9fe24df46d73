import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

/// An invariant that does not hold.
struct Broken: Error, CustomStringConvertible {
  var description: String
}

/// `#expect` takes its time, and here it would be asked hundreds of times a sequence.
func require(_ holds: Bool, _ rule: @autoclosure () -> String) throws {
  if !holds { throw Broken(description: rule()) }
}

/// All runs of one workflow id as a store keeps them, with the time they live in.
struct RandomWorld {
  var now = WallTime(nanoseconds: 1_700_000_000_000_000_000)
  var rules = Rules.standard
  private(set) var runs: [UniqueID: StoredRun] = [:]
  /// The workflow id's newest run.
  private(set) var currentID = UniqueID(high: 0, low: 0)
  private var ids: UInt64 = 0

  var current: StoredRun? { runs[currentID] }

  mutating func makeID() -> UniqueID {
    ids += 1
    return UniqueID(high: 7, low: ids)
  }

  /// Starts a workflow as HistoryService would: the id's newest run decides what that means.
  mutating func start(_ request: StartWorkflowExecutionRequest, signal: SignalWorkflowExecutionRequest? = nil) throws -> StartDecision {
    let policy = StartPolicy(
      reuse: request.workflowIDReusePolicy, conflict: request.workflowIDConflictPolicy, requestID: request.requestID,
      isSignalWithStart: signal != nil)
    let decision = policy.decide(current?.asExisting)
    switch decision {
    case .create, .terminateExisting:
      let key = ExecutionKey(workflow: WorkflowKey(namespaceID: UniqueID(high: 1, low: 2), workflowID: "wf"), runID: makeID())
      let fresh = try Turn.start(RunStart(key: key, request: request, signal: signal), now: now, rules: rules).finish()
      if decision == .terminateExisting {
        try turn { turn throws(ServiceError) in try turn.terminate(reason: "replaced", details: nil, identity: "random") }
      }
      try add(fresh)
    case .useExisting:
      if let signal { try turn { turn throws(ServiceError) in try turn.signalByStart(signal) } }
    case .repeated, .attachedBefore, .refuse: break
    }
    return decision
  }

  /// One turn of the newest run, committed whole or not at all.
  @discardableResult
  mutating func turn<Value>(_ decide: (inout Turn) throws(ServiceError) -> Value) throws -> Value {
    guard let run = runs[currentID] else { throw Broken(description: "there is a run") }
    var turn = Turn(run.state, now: now, rules: rules)
    if run.state.mayBeFollowed {
      turn.restart = RunRestart(newRunID: makeID(), requestID: "restart-\(ids)", startedEvent: run.history[0])
    }
    let value = try decide(&turn)
    let transition = try turn.finish()
    try runs[currentID]?.keep(transition)
    try require(transition.newRun.count <= 1, "a run is followed by one run")
    for next in transition.newRun {
      try require(!transition.state.isOpen, "a run that is followed has closed")
      try require(transition.state.record.newRunID == next.state.key.runID.description, "a run names the one that follows it")
      try add(next)
    }
    try require(runs.values.count { $0.state.isOpen } <= 1, "one run of the id is open")
    if let refusal = transition.refusal { throw refusal }
    return value
  }

  private mutating func add(_ fresh: Transition) throws {
    var run = StoredRun(state: fresh.state)
    try run.keep(fresh)
    try require(runs[fresh.state.key.runID] == nil, "run ids are new")
    runs[fresh.state.key.runID] = run
    currentID = fresh.state.key.runID
  }

  /// The process dies: what was not stored is gone.
  mutating func crash() throws {
    for id in runs.keys { try runs[id]?.reload() }
  }
}

extension StoredRun {
  fileprivate var asExisting: StartPolicy.Existing {
    StartPolicy.Existing(
      workflowID: "wf", runID: state.key.runID.description, firstRunID: state.record.firstRunID,
      startRequestID: state.record.startRequestID, status: state.record.status, hasRequestAttached: false)
  }
}
