import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// Reading a history that is as long as a server allows.
struct LongHistoryScenario: Scenario {
  static let name = "long-history"
  static let operation = "one history read from its first event to its last, page by page"
  static let size: (meaning: String, value: Int)? = ("events of the history", 50_000)

  private static let perTask = 5000

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let id = bench.workflowID(0)
    try await bench.start("Long", id: id, on: bench.line(0))
    let events = try await write(size, bench)
    var report = await bench.measure(Self.name) { operation in
      let read = try await read(id, operation.client, bench)
      guard read >= events else { throw BenchError.wrongEnd("a history of \(read) events") }
    }
    report.more["events read a second"] = report.perSecond * Double(events)
    return [report]
  }

  /// Lengthens the history with markers, many a task; returns how long it is now.
  private func write(_ size: Int, _ bench: Bench) async throws -> Int {
    let client = bench.line(0).client
    let poll = PollWorkflowTaskQueueRequest.with {
      $0.namespace = bench.settings.namespace
      $0.taskQueue = bench.taskQueue
    }
    let patience = RPCOptions(timeout: RawWorker.pollTimeout)
    var task = try await client.pollWorkflowTaskQueue(poll, options: patience)
    var events = 3  // started, task scheduled, task started
    while events < size {
      let markers = min(Self.perTask, size - events)
      let answer = RespondWorkflowTaskCompletedRequest.with {
        $0.namespace = bench.settings.namespace
        $0.taskToken = task.taskToken
        $0.commands = Array(repeating: bench.material.marker(), count: markers)
        $0.forceCreateNewWorkflowTask = true
        $0.returnNewWorkflowTask = true
      }
      task = try await client.respondWorkflowTaskCompleted(answer, options: patience).workflowTask
      events += markers + 3  // and the task completed, the next one scheduled and started
    }
    return events
  }

  private func read(_ id: String, _ client: WorkflowServiceClient, _ bench: Bench) async throws -> Int {
    var request = GetWorkflowExecutionHistoryRequest.with {
      $0.namespace = bench.settings.namespace
      $0.execution.workflowID = id
    }
    var count = 0
    repeat {
      let page = try await client.getWorkflowExecutionHistory(request, options: RPCOptions(timeout: RawWorker.callTimeout))
      count += page.history.events.count
      request.nextPageToken = page.nextPageToken
    } while !request.nextPageToken.isEmpty
    return count
  }
}
