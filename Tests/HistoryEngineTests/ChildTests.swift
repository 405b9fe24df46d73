import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct ChildTests {
  @Test("a child is owed until its start is recorded; recording it again changes nothing")
  func started() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.child()])
    #expect(run.kinds.last == .startChildWorkflowExecutionInitiated)
    #expect(run.state.errands(limit: 10).map(\.reference) == [5])
    try run.startChild(5)
    #expect(run.kinds.suffix(2) == [.childWorkflowExecutionStarted, .workflowTaskScheduled])
    #expect(!run.state.hasErrands)
    let before = run.history
    try run.startChild(5)
    #expect(run.history == before)
  }

  @Test("a child that cannot start is over")
  func startFailed() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.child()])
    let event = run.history[4]
    for _ in 1...2 { try run.turn { $0.record([.childStartFailed(event, .workflowAlreadyExists)]) } }
    #expect(run.kinds.suffix(2) == [.startChildWorkflowExecutionFailed, .workflowTaskScheduled])
    #expect(run.state.children.isEmpty)
  }

  @Test("many starts are recorded with one workflow task behind them")
  func manyStarts() throws {
    var run = try Run()
    try run.respond(try run.poll(), (1...3).map { .child("child-\($0)") })
    let outcomes = (5...7).map { ErrandOutcome.childStarted(run.history[$0 - 1], runID: Run.childRun) }
    try run.turn { $0.record(outcomes) }
    #expect(run.kinds.suffix(4) == Array(repeating: .childWorkflowExecutionStarted, count: 3) + [.workflowTaskScheduled])
  }

  @Test("a child's end is recorded once, with its start's id, also when both leave the buffer together", arguments: [false, true])
  func ends(crashes: Bool) throws {
    var run = try Run()
    try run.respond(try run.poll(), [.child()])
    try run.signal("wake")
    let task = try run.poll()
    try run.startChild(5)
    let child = try #require(run.state.children[5])
    let end = Run.end(of: child, .completed)
    for _ in 1...2 { try run.turn { #expect($0.recordChildEnds([end]) == [.done]) } }
    try run.signal("last")
    if crashes {
      try run.crash()
      try run.turn { _ in }
    } else {
      try run.respond(task)
    }
    let closing = try #require(run.history.last { $0.eventType == .childWorkflowExecutionCompleted })
    let started = try #require(run.history.last { $0.eventType == .childWorkflowExecutionStarted })
    #expect(closing.childWorkflowExecutionCompletedEventAttributes.startedEventID == started.eventID)
    #expect(run.history.count { $0.eventType == .childWorkflowExecutionCompleted } == 1)
    #expect(run.history[Int(closing.eventID) - 2].eventType == .workflowExecutionSignaled, "the end comes behind all other events")
    #expect(run.state.children.isEmpty)
  }

  @Test("what can wait does, instead of ending the task that a worker computes")
  func room() throws {
    var rules = Rules.standard
    rules.maximumBufferedEvents = 2
    var run = try Run(rules: rules)
    try run.respond(try run.poll(), (1...4).map { .child("child-\($0)") })
    try run.signal("wake")
    let task = try run.poll()
    let outcomes = (5...8).map { ErrandOutcome.childStarted(run.history[$0 - 1], runID: Run.childRun) }
    try run.turn { #expect($0.record(outcomes).count == 2) }
    let end = Run.end(of: try #require(run.state.children[5]), .completed)
    try run.turn { #expect($0.recordChildEnds([end]) == [.tooEarly]) }
    #expect(run.state.errands(limit: 10).map(\.reference) == [7, 8])
    try run.respond(task)
    #expect(!run.kinds.contains(.workflowTaskFailed))
    try run.turn { #expect($0.record(Array(outcomes[2...])).count == 2) }
    try run.turn { #expect($0.recordChildEnds([end]) == [.done]) }
  }

  @Test("a child that ends before its start is recorded has to say so later")
  func tooEarly() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.child()])
    var child = try #require(run.state.children[5])
    child.runID = Run.childRun.description
    let end = Run.end(of: child, .failed)
    try run.turn { #expect($0.recordChildEnds([end]) == [.tooEarly]) }
    try run.startChild(5)
    try run.turn { #expect($0.recordChildEnds([end]) == [.done]) }
    #expect(run.kinds.suffix(3) == [.childWorkflowExecutionStarted, .workflowTaskScheduled, .childWorkflowExecutionFailed])
  }

  @Test("the end of another chain of runs under the child's id is nobody's news")
  func otherChain() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.child()])
    try run.startChild(5)
    var other = try #require(run.state.children[5])
    other.runID = UniqueID(high: 6, low: 6).description
    let end = Run.end(of: other, .completed)
    try run.turn { #expect($0.recordChildEnds([end]) == [.done]) }
    #expect(run.state.children[5] != nil)
  }

  @Test("a run that closes drops what it still wanted, and owes its children their close policy")
  func closing() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.child("a"), .child("b", .abandon), .child("c", .requestCancel), .child("d"), .signalExternal()])
    for id: Int64 in [5, 6, 7] { try run.startChild(id) }
    try run.respond(try run.poll(), [.complete])
    #expect(run.state.errands(limit: 10) == [.settleChildren])
    #expect(run.state.childrenToSettle.map(\.workflowID) == ["a", "c"])
    try run.crash()
    #expect(run.state.errands(limit: 10) == [.settleChildren])
    try run.turn { $0.record([.childrenSettled]) }
    #expect(!run.state.hasErrands)
    let event = run.history[7]
    try run.turn { $0.record([.childStarted(event, runID: Run.childRun)]) }
    #expect(run.kinds.last == .workflowExecutionCompleted, "nothing follows the closing event")
  }

  @Test("children that another run takes over are spared")
  func spared() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.child()])
    try run.startChild(5)
    try run.turn {
      $0.sparesChildren = true
      try $0.terminate(reason: "reset", details: nil, identity: "client")
    }
    #expect(!run.state.hasErrands)
  }

  @Test("a child's first workflow task waits for its parent, whatever happens to it meanwhile")
  func heldBack() throws {
    var child = try Run(parent: Run.parent)
    #expect(child.kinds == [.workflowExecutionStarted])
    #expect(child.state.errands(limit: 10) == [.awaitParent])
    try child.signal("early")
    try child.turn { try $0.requestCancel(.init()) }
    try child.crash()
    #expect(!child.state.record.hasWorkflowTask)
    for _ in 1...2 { try child.turn { $0.releaseByParent() } }
    #expect(
      child.kinds == [.workflowExecutionStarted, .workflowExecutionSignaled, .workflowExecutionCancelRequested, .workflowTaskScheduled])
    #expect(!child.state.hasErrands)
  }

  @Test("a child's last run owes its parent its end, the runs before do not; all know the parent")
  func chain() throws {
    var first = try Run(parent: Run.parent)
    try first.turn { $0.releaseByParent() }
    first.now = first.now + .seconds(2)
    try first.respond(try first.poll(), [.continueAsNew])
    #expect(!first.state.hasErrands)
    var second = try Run(try #require(first.newRuns.first), now: first.now)
    #expect(second.state.parent == Run.parent)
    #expect(second.state.record.hasWorkflowTask, "the parent knows the chain already")
    try second.respond(try second.poll(), [.complete])
    #expect(second.state.errands(limit: 10) == [.tellParent])
    let end = try #require(ChildEnd(second.state, closingEvent: second.history[4]))
    #expect(end.execution == WorkflowExecution(second.state.key))
    #expect(end.firstRunID == first.state.key.runID.description)
    try second.turn { $0.record([.parentTold]) }
    #expect(!second.state.hasErrands)
  }

  @Test("what a child finds when it looks for its parent")
  func standing() throws {
    var parent = try Run()
    try parent.respond(try parent.poll(), [.child()])
    let start = try #require(parent.state.childStart(parent.history[4]))
    let child = try Run(start)
    #expect(child.state.standing(with: nil) == .orphaned)
    #expect(child.state.standing(with: parent.state) == .unknown)
    var closed = parent
    try closed.turn { try $0.terminate(reason: "enough", details: nil, identity: "client") }
    #expect(child.state.standing(with: closed.state) == .orphaned)
    try parent.startChild(5, runID: child.state.key.runID)
    #expect(child.state.standing(with: parent.state) == .started)
  }

  @Test("a child's start is always the same, and knows the root of the tree")
  func start() throws {
    var parent = try Run({ $0.priority.priorityKey = 2 }, parent: Run.parent)
    try parent.turn { $0.releaseByParent() }
    try parent.respond(try parent.poll(), [.child()])
    let event = try #require(parent.history.last)
    let start = try #require(parent.state.childStart(event))
    #expect(start.request.requestID == "\(parent.state.key.runID):\(event.eventID):0")
    #expect(start.request.taskQueue.name == "queue")
    #expect(start.request.priority.priorityKey == 2)
    #expect(start.parent.execution == WorkflowExecution(parent.state.key))
    #expect(start.parent.root == Run.parent.root)
    #expect(parent.state.childStart(parent.history[0]) == nil)
  }

  @Test("the limit on pending children takes back the whole batch")
  func limit() throws {
    var rules = Rules.standard
    rules.maximumPendingChildren = 2
    var run = try Run(rules: rules)
    let task = try run.poll()
    #expect(throws: ServiceError.self) { try run.respond(task, (1...3).map { .child("child-\($0)") }) }
    #expect(run.kinds.suffix(2) == [.workflowTaskStarted, .workflowTaskFailed])
    #expect(run.state.children.isEmpty)
    #expect(!run.state.hasErrands)
  }
}

extension Run {
  static let childRun = UniqueID(high: 5, low: 5)

  /// Some workflow whose child a run may be.
  static let parent = ParentRecord.with {
    $0.namespaceID = Data(Run.key.namespaceID.bytes)
    $0.namespace = "default"
    $0.workflowID = "parent"
    $0.runID = UniqueID(high: 7, low: 7).description
    $0.initiatedEventID = 5
    $0.rootWorkflowID = "root"
    $0.rootRunID = UniqueID(high: 8, low: 8).description
    $0.closePolicy = .terminate
  }

  /// Records the start of the child that an event initiated.
  mutating func startChild(_ initiated: Int64, runID: UniqueID = Run.childRun) throws {
    let event = history[Int(initiated) - 1]
    try turn { $0.record([.childStarted(event, runID: runID)]) }
  }

  /// How a child ended, as its last run would tell it.
  static func end(of child: ChildRecord, _ status: WorkflowExecutionStatus) -> ChildEnd {
    var event = HistoryEvent()
    event.attributes =
      status == .completed ? .workflowExecutionCompletedEventAttributes(.init()) : .workflowExecutionFailedEventAttributes(.init())
    let execution = WorkflowExecution.with {
      $0.workflowID = child.workflowID
      $0.runID = child.runID
    }
    return ChildEnd(initiatedEventID: child.initiatedEventID, execution: execution, firstRunID: child.runID, closingEvent: event)
  }
}
