import GRPCWire
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Pages of batch jobs, task queues, workers, deployments and activities")
struct OperationPagesTests {
  @Test(
    "what a server does not have is said in a sentence",
    arguments: [
      ("worker-deployments", "does not offer worker deployments"), ("workers", "keeps no list of workers"),
      ("activities", "does not run activities"),
    ])
  func notOffered(place: String, sentence: String) async throws {
    let shown = await (try TestSite()).get("/namespaces/default/\(place)")
    #expect(shown.status == 200)
    #expect(shown.text.contains(sentence))
  }

  @Test("a batch job that runs can be stopped, one that has ended cannot", arguments: [BatchOperationState.running, .completed])
  func batch(state: BatchOperationState) async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeBatchOperation) { request in
      var job = DescribeBatchOperationResponse()
      job.jobID = request.jobID
      job.state = state
      (job.totalOperationCount, job.completeOperationCount, job.failureOperationCount) = (8, 3, 1)
      return job
    }
    let shown = await site.get("/namespaces/default/batch-operations/j")
    #expect(shown.text.contains("4 of 8 (50 %)"))
    #expect(shown.text.contains("Stop this job") == (state == .running))
  }

  @Test("who polls several sides of a queue is one line, and tasks that nobody asks for are pointed out")
  func taskQueue() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeTaskQueue) { request in
      var answer = DescribeTaskQueueResponse()
      if request.taskQueueType == .nexus {
        answer.stats.approximateBacklogCount = 2
      } else {
        var poller = PollerInfo()
        poller.identity = "worker-1"
        poller.ratePerSecond = 100_000
        answer.pollers = [poller]
      }
      return answer
    }
    let shown = await site.get("/namespaces/default/task-queues/q")
    #expect(shown.text.contains("<td class=\"id\">worker-1</td><td>Workflows, Activities</td>"))
    #expect(shown.text.contains("nobody asks for them: nexus"))
  }

  @Test("queues that were seen stand with those of most workflows first")
  func seen() {
    let rows = SeenQueues.rows(workflows: ["b", "a", "a", ""], workers: ["c", "a"]) { "/" + $0 }
    #expect(rows.map(\.name) == ["a", "b", "c"])
    #expect(rows[0].workflows == 2 && rows[0].workers == 1)
  }

  @Test("an activity's failure is shown with its causes, as text")
  func failure() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeActivityExecution) { _ in
      var answer = DescribeActivityExecutionResponse()
      answer.info.activityID = "a"
      answer.info.status = .failed
      answer.outcome.failure.message = "<img src=x>"
      answer.outcome.failure.cause.message = "below"
      return answer
    }
    let shown = await site.get("/namespaces/default/activities/a/r")
    #expect(shown.text.contains("&lt;img src=x&gt;"))
    #expect(shown.text.contains("below"))
    #expect(!shown.text.contains("Request cancel"))
  }

  @Test("an activity without a timeout is not started")
  func start() async throws {
    let site = try TestSite()
    let shown = await site.post("/namespaces/default/activities/start", ["activity-id": "a", "activity-type": "t", "task-queue": "q"])
    #expect(shown.status == 400)
    #expect(shown.text.contains("This or schedule to close is needed."))
  }

  @Test("what is switched off is not offered, and refused")
  func switchedOff() async throws {
    let site = try TestSite { $0.disabled = [.schedules, .activityCommands] }
    site.caller.on(WorkflowServiceMethods.listSchedules) { _ in ListSchedulesResponse() }
    #expect(!(await site.get("/namespaces/default/schedules")).text.contains("New schedule"))
    #expect((await site.post("/namespaces/default/schedules/s/trigger")).status == 403)
    #expect((await site.post("/namespaces/default/activities/a/r/pause")).status == 403)
  }
}
