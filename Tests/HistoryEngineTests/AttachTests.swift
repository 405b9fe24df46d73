import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite("Attaching to a running workflow, and its options") struct AttachTests {
  private func request(_ id: String, callbacks: Int = 0) -> StartWorkflowExecutionRequest {
    .with {
      $0.requestID = id
      $0.onConflictOptions.attachRequestID = true
      $0.onConflictOptions.attachCompletionCallbacks = callbacks > 0
      $0.completionCallbacks = (0..<callbacks).map { number in .with { $0.nexus.url = "http://\(number)" } }
    }
  }

  @Test("a request id that waits in the buffer gets its event's id when that is written") func buffered() throws {
    var run = try Run()
    let task = try run.poll()
    try run.turn { try $0.attach(request("r")) }
    #expect(run.state.requests["r"]?.eventID == 0)
    try run.respond(task)
    #expect(run.state.requests["r"]?.eventID == 5)
    #expect(run.history[4].workerMayIgnore && run.kinds.last == .workflowTaskScheduled)
    try run.expectRebuildable()
  }

  @Test("without a running task nothing asks for one") func quiet() throws {
    var run = try Run()
    try run.respond(try run.poll())
    try run.turn { try $0.attach(request("r")) }
    #expect(run.kinds.last == .workflowExecutionOptionsUpdated && !run.state.record.hasWorkflowTask)
  }

  @Test("a run takes so many callbacks") func limit() throws {
    var rules = Rules.standard
    rules.maximumCallbacks = 2
    var run = try Run({ $0.completionCallbacks = [.with { $0.nexus.url = "http://start" }] }, rules: rules)
    try run.turn { try $0.attach(request("a", callbacks: 1)) }
    let error = #expect(throws: ServiceError.self) { try run.turn { try $0.attach(request("b", callbacks: 1)) } }
    #expect(error?.code == .failedPrecondition)
    #expect(run.state.callbacks.count == 2 && run.state.requests["b"] == nil)
  }

  @Test("the end of the run calls everybody, and a retry or a continuation takes them over") func callbacks() throws {
    var run = try Run { $0.completionCallbacks = [.with { $0.nexus.url = "http://start" }] }
    try run.turn { try $0.attach(request("a", callbacks: 1)) }
    var next = run
    try run.respond(try run.poll(), [.complete])
    #expect(run.due(.callback, 1) == run.now && run.due(.callback, 2) == run.now)
    #expect(run.state.orderedCallbacks.map(\.state) == [.scheduled, .scheduled])

    try next.respond(try next.poll(), [.continueAsNew])
    #expect(next.due(.callback, 1) == nil && next.state.orderedCallbacks.map(\.state) == [.standby, .standby])
    #expect(next.newRuns.first?.state.orderedCallbacks.map(\.callback.nexus.url) == ["http://start", "http://0"])
  }

  @Test("a callback that is refused is tried again, later each time, until it is taken or refused for good") func retries() throws {
    var run = try Run { $0.completionCallbacks = [.with { $0.nexus.url = "http://a" }, .with { $0.nexus.url = "http://b" }] }
    try run.respond(try run.poll(), [.complete])
    for wait in [1, 2, 4] {
      try run.turn { $0.noteCallback(1, .refused("busy", isFinal: false)) }
      #expect(run.due(.callback, 1) == run.now + .seconds(wait))
      run.now = run.now + .seconds(wait)
    }
    try run.turn { $0.noteCallback(1, .taken) }
    try run.turn { $0.noteCallback(2, .refused("no", isFinal: true)) }
    #expect(run.due(.callback, 1) == nil && run.due(.callback, 2) == nil)
    #expect(run.state.orderedCallbacks.map(\.state) == [.succeeded, .failed])
    let attempts = run.state.orderedCallbacks.map(\.attempt)
    try run.turn { $0.noteCallback(1, .refused("late", isFinal: false)) }
    #expect(run.state.orderedCallbacks.map(\.attempt) == attempts, "what is over is over")
  }

  @Test("options change field by field; what stays as it was makes no event") func options() throws {
    var run = try Run { $0.priority.priorityKey = 2 }
    let options = WorkflowExecutionOptions.with {
      $0.priority.priorityKey = 4
      $0.priority.fairnessKey = "k"
    }
    let answer = try run.turn { try $0.updateOptions(options, paths: ["priority.fairness_key"], identity: "client") }
    #expect(answer.priority.priorityKey == 2 && answer.priority.fairnessKey == "k")
    #expect(run.kinds.last == .workflowExecutionOptionsUpdated)
    let length = run.history.count
    _ = try run.turn { try $0.updateOptions(options, paths: ["priority.fairness_key"], identity: "client") }
    #expect(run.history.count == length)
    try run.expectRebuildable()
  }

  @Test(
    "addresses are matched by pattern",
    arguments: [
      ("127.0.0.1:*", "127.0.0.1:80", true), ("127.0.0.1:*", "127.0.0.1", false), ("*", "x:1", true), ("*.a.b", "x.a.b", true),
      ("*.a.b", "a.b", false), ("a", "a", true), ("a", "ab", false), ("a*c*e", "abcde", true), ("a*c*e", "ace1", false),
      ("a*a", "a", false),
    ])
  func addresses(pattern: String, address: String, matches: Bool) {
    #expect(CallbackAddress(pattern: pattern, allowsInsecure: true).matches(address) == matches)
  }
}
