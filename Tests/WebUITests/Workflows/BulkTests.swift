import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Doing something with many workflows")
struct BulkTests {
  @Test("tick boxes name runs, whatever is in their ids")
  func executions() {
    let executions = BulkTarget.executions(["r1 a b", "r2 ", "nothing"])
    #expect(executions.map(\.businessID) == ["a b", ""])
    #expect(executions.map(\.runID) == ["r1", "r2"])
  }

  @Test("a reset begins at the first or the last workflow task, and may leave signals out")
  func resets() throws {
    guard case .resetOperation(let last) = try BulkOperation.reset.operation(Fields("reset-to=last&drop-signals=1"), identity: "me") else {
      Issue.record("not a reset")
      return
    }
    #expect(last.options.target == .lastWorkflowTask(.init()))
    #expect(last.options.resetReapplyExcludeTypes == [.signal])
    #expect(last.identity == "me")
  }

  @Test("a signal needs a name, and an input that is JSON")
  func signals() throws {
    #expect(throws: PageFailure.self) { try BulkOperation.signal.operation(Fields(""), identity: "") }
    #expect(throws: PageFailure.self) { try BulkOperation.signal.operation(Fields("signal-name=go&signal-input=%7B"), identity: "") }
    guard case .signalOperation(let signal) = try BulkOperation.signal.operation(Fields("signal-name=go&signal-input=5"), identity: "")
    else {
      Issue.record("not a signal")
      return
    }
    #expect(signal.signal == "go" && signal.input.payloads.count == 1)
  }
}
