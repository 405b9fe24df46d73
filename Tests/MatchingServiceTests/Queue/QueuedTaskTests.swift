import Model
import Testing

@testable import MatchingService

@Suite struct QueuedTaskTests {
  @Test("a queue gives a task back as it was offered, be it a workflow's or an activity's of its own")
  func identity() {
    let runID = UniqueID(high: 7, low: 1)
    for workflow in [
      WorkflowKey(namespaceID: namespace, workflowID: "same"), WorkflowKey(standaloneActivityID: "same", namespaceID: namespace),
    ] {
      var offered = task(1)
      offered.execution = ExecutionKey(workflow: workflow, runID: runID)
      #expect(QueuedTask(offered, sequence: 1).task(in: offered.queue, isSticky: false) == offered)
    }
  }
}
