import HistoryEngine
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct ExternalTests {
  @Test("a signal and a cancel request to others are owed until their outcome is recorded; recording it again changes nothing")
  func outcomes() throws {
    var run = try Run()
    try run.respond(try run.poll(), [.signalExternal(), .cancelExternal(), .signalExternal("nobody"), .cancelExternal("nobody")])
    #expect(run.state.errands(limit: 10).map(\.reference) == [5, 6, 7, 8])
    let events = run.history
    for _ in 1...2 {
      try run.turn {
        $0.record([
          .signaled(events[4], nil), .cancelRequested(events[5], nil), .signaled(events[6], .externalWorkflowExecutionNotFound),
          .cancelRequested(events[7], .externalWorkflowExecutionNotFound),
        ])
      }
    }
    #expect(
      run.kinds.suffix(5) == [
        .externalWorkflowExecutionSignaled, .externalWorkflowExecutionCancelRequested, .signalExternalWorkflowExecutionFailed,
        .requestCancelExternalWorkflowExecutionFailed, .workflowTaskScheduled,
      ])
    #expect(!run.state.hasErrands)
  }

  @Test("the id of a request to another workflow is the same every time, and another one for every event")
  func requestIDs() {
    #expect(Run.key.externalRequestID(initiatedEventID: 5) == Run.key.externalRequestID(initiatedEventID: 5))
    #expect(Run.key.externalRequestID(initiatedEventID: 5) != Run.key.externalRequestID(initiatedEventID: 6))
    #expect(UniqueID(Run.key.externalRequestID(initiatedEventID: 5)) != nil)
  }

  @Test("a signal that comes twice from another workflow is taken once, and says where it comes from")
  func repeatedSignal() throws {
    let sender = ExecutionKey(namespaceID: Run.key.namespaceID, workflowID: "sender", runID: UniqueID(high: 6, low: 6))
    var run = try Run()
    for _ in 1...2 {
      try run.turn {
        try $0.signal(
          .with {
            $0.signalName = "hello"
            $0.requestID = sender.externalRequestID(initiatedEventID: 5)
          }, from: Sender(sender, initiatedEventID: 5, insistsOnChild: false))
      }
    }
    let signals = run.history.filter { $0.eventType == .workflowExecutionSignaled }
    #expect(signals.map(\.workflowExecutionSignaledEventAttributes.externalWorkflowExecution) == [WorkflowExecution(sender)])
  }

  @Test("who insists on a child reaches its own children only")
  func onlyChildren() throws {
    let parent = try #require(Run.parent.key)
    var child = try Run(parent: Run.parent)
    var stranger = try Run()
    let sender = Sender(parent, insistsOnChild: true)
    try child.turn { try $0.signal(.with { $0.signalName = "hello" }, from: sender) }
    try child.turn { try $0.requestCancel(.init(), from: sender) }
    #expect(throws: ServiceError.self) { try stranger.turn { try $0.signal(.with { $0.signalName = "hello" }, from: sender) } }
    #expect(throws: ServiceError.self) { try stranger.turn { try $0.requestCancel(.init(), from: sender) } }
    #expect(stranger.kinds == [.workflowExecutionStarted, .workflowTaskScheduled])
  }

  @Test("the limits on pending requests to others take back the whole batch")
  func limits() throws {
    var rules = Rules.standard
    rules.maximumPendingExternalSignals = 1
    rules.maximumPendingExternalCancels = 1
    for command in [Command.signalExternal(), .cancelExternal()] {
      var run = try Run(rules: rules)
      let task = try run.poll()
      #expect(throws: ServiceError.self) { try run.respond(task, [command, command]) }
      #expect(!run.state.hasErrands)
    }
  }

  @Test("other namespaces are out of reach")
  func otherNamespace() throws {
    for index in 0..<3 {
      var run = try Run()
      let task = try run.poll()
      var command = [Command.child(), .signalExternal(), .cancelExternal()][index]
      switch index {
      case 0: command.startChildWorkflowExecutionCommandAttributes.namespace = "elsewhere"
      case 1: command.signalExternalWorkflowExecutionCommandAttributes.namespace = "elsewhere"
      default: command.requestCancelExternalWorkflowExecutionCommandAttributes.namespace = "elsewhere"
      }
      let sent = command
      #expect(throws: ServiceError.self) { try run.respond(task, [sent]) }
      #expect(
        run.history.last?.workflowTaskFailedEventAttributes.failure.message.hasSuffix("cross namespace commands are not allowed") == true)
    }
  }
}
