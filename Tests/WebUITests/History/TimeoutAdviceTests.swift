import SwiftProtobuf
import TemporalAPI
import Testing

@testable import WebUI

@Suite("Advice on timeouts")
struct TimeoutAdviceTests {
  @Test("a workflow with the usual timeouts gets none")
  func usual() {
    #expect(TimeoutAdvice.all(.with { $0.defaultWorkflowTaskTimeout = Google_Protobuf_Duration(seconds: 10) }).isEmpty)
    #expect(TimeoutAdvice.all(WorkflowExecutionConfig()).isEmpty)
  }

  @Test("each risk has its sentence")
  func risks() {
    let config = WorkflowExecutionConfig.with {
      $0.workflowExecutionTimeout = Google_Protobuf_Duration(seconds: 3600)
      $0.workflowRunTimeout = Google_Protobuf_Duration(seconds: 5)
      $0.defaultWorkflowTaskTimeout = Google_Protobuf_Duration(seconds: 60)
    }
    let found = TimeoutAdvice.all(config)
    #expect(found.count == 3)
    #expect(found[1].contains("5 s"))
    #expect(found[2].contains("1 min"))
  }
}
