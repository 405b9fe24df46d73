import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite("What a stored run says of itself")
struct AuditTests {
  private func rows(of run: Run) -> [(kind: UInt8, reference: Int64, due: WallTime)] {
    run.tasks.values.compactMap { task in
      guard case .set(let kind, let reference, let due, _) = task else { return nil }
      return (kind.rawValue, reference, due)
    }
  }

  private func replay(_ events: [HistoryEvent]) throws -> Replay {
    var replay = Replay(Run.key)
    try replay.apply(events)
    return replay
  }

  /// A run with an activity, a timer and a workflow task pending.
  private func busy() throws -> Run {
    var run = try Run()
    try run.respond(try run.poll(), [.timer(), .activity()])
    try run.signal("s")
    return run
  }

  @Test("a whole run contradicts neither its history nor its queues")
  func whole() throws {
    var run = try busy()
    #expect(run.state.contradictions(to: try replay(run.history)) == [])
    #expect(run.state.contradictions(toTasks: rows(of: run)) == [])
    try run.turn { try $0.terminate(reason: "enough", details: nil, identity: "client") }
    #expect(run.state.contradictions(to: try replay(run.history)) == [])
    #expect(run.state.contradictions(toTasks: rows(of: run)) == [])
  }

  @Test("a history that ends too early is found")
  func shortHistory() throws {
    let run = try busy()
    let found = run.state.contradictions(to: try replay(run.history.dropLast(3)))
    #expect(found.first?.contains("the history ends before event") == true)
  }

  @Test(
    "every row that is missing is found, and queueing again brings it back", arguments: [TaskKind.workflowTask, .activityTask, .wakeUp])
  func missingRows(kind: TaskKind) throws {
    var run = try busy()
    let left = rows(of: run).filter { $0.kind != kind.rawValue }
    #expect(left.count == rows(of: run).count - 1)
    #expect(run.state.contradictions(toTasks: left).count == 1)
    for key in run.tasks.keys { run.tasks[key] = nil }
    try run.turn { $0.queueAgain() }
    #expect(run.state.contradictions(toTasks: rows(of: run)) == [])
  }

  @Test("a closed run whose deletion is in no queue is found and queued again")
  func missingDeletion() throws {
    var run = try busy()
    try run.turn { try $0.terminate(reason: "enough", details: nil, identity: "client") }
    #expect(run.state.contradictions(toTasks: []).count == 1)
    for key in run.tasks.keys { run.tasks[key] = nil }
    try run.turn { $0.queueAgain() }
    #expect(run.state.contradictions(toTasks: rows(of: run)) == [])
  }

  /// A schedule, and a batch job, as they begin.
  private func others() throws -> [Run] {
    let (namespaceID, runID, now) = (Run.key.namespaceID, Run.key.runID, WallTime(nanoseconds: 1_700_000_000_000_000_000))
    let schedule = ScheduleStart(
      key: ExecutionKey(workflow: WorkflowKey(scheduleID: "s", namespaceID: namespaceID), runID: runID),
      request: .with { $0.schedule.spec.interval = [.with { $0.interval.seconds = 60 }] })
    let job = ExecutionKey(workflow: WorkflowKey(batchJobID: "j", namespaceID: namespaceID), runID: runID)
    let batch = StartBatchOperationRequest.with { $0.jobID = "j" }
    return [
      try Run(try Turn.startSchedule(schedule, now: now, rules: .standard).finish(), now: now),
      try Run(try Turn.startBatch(batch, .signal, key: job, requestID: "r", now: now, rules: .standard).finish(), now: now),
    ]
  }

  @Test("a schedule that nothing wakes and a batch job in no queue are found and queued again")
  func missingRowsOfOthers() throws {
    for var run in try others() {
      #expect(run.state.missingPart == nil)
      #expect(run.state.contradictions(toTasks: rows(of: run)) == [])
      #expect(run.state.contradictions(toTasks: []).count == 1)
      for key in run.tasks.keys { run.tasks[key] = nil }
      try run.turn { $0.queueAgain() }
      #expect(run.state.contradictions(toTasks: rows(of: run)) == [])
    }
  }

  @Test("what is left of an execution without a history when its own part is lost says so")
  func missingPart() throws {
    let parts = try others().map { try MutableState(key: $0.state.key, state: [], items: []).missingPart }
    #expect(parts == ["schedule", "batch job"])
    #expect(try busy().state.missingPart == nil)
  }

  @Test("a memo that was lost is taken from the history")
  func lostDetails() throws {
    var run = try Run {
      $0.memo.fields["m"] = .with { $0.data = Data("1".utf8) }
      $0.searchAttributes.indexedFields["CustomKeywordField"] = .with { $0.data = Data(#""a""#.utf8) }
    }
    let whole = run.state.details
    try run.turn { $0.restore(DetailsRecord()) }
    #expect(run.state.details == DetailsRecord())
    let rebuilt = try replay(run.history).state.details
    try run.turn { $0.restore(rebuilt) }
    #expect(run.state.details == whole)
  }
}
