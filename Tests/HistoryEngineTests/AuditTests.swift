import HistoryEngine
import HistoryRecords
import Model
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
}
