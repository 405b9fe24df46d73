import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite struct PriorityTests {
  private func row(_ kind: TaskKind, _ reference: Int64, of run: Run) -> TaskRecord? {
    guard case .set(_, _, _, let payload)? = run.tasks[Run.TaskKey(kind: kind, reference: reference)] else { return nil }
    return payload
  }

  @Test("the rows of tasks say their priority: the workflow's, and field by field the activity's") func rows() throws {
    var run = try Run { request in
      request.priority.priorityKey = 4
      request.priority.fairnessKey = "tenant"
    }
    #expect(row(.workflowTask, 0, of: run)?.priorityKey == 4 && row(.workflowTask, 0, of: run)?.fairnessKey == "tenant")
    try run.respond(
      try run.poll(),
      [
        .activity("inherits"),
        .activity("own") { command in
          command.priority.priorityKey = 1
          command.priority.fairnessWeight = 2
        },
      ])
    let (inherited, own) = (row(.activityTask, 5, of: run), row(.activityTask, 6, of: run))
    #expect(inherited?.priorityKey == 4 && inherited?.fairnessKey == "tenant" && inherited?.fairnessWeight == 0)
    #expect(own?.priorityKey == 1 && own?.fairnessKey == "tenant" && own?.fairnessWeight == 2)
    #expect(run.history[4].activityTaskScheduledEventAttributes.hasPriority == false)
  }

  @Test("a priority without a word costs its row nothing") func plain() throws {
    let run = try Run()
    let plain = try #require(row(.workflowTask, 0, of: run))
    #expect(plain.priorityKey == 0 && plain.fairnessKey.isEmpty && plain.fairnessWeight == 0)
  }

  @Test("activities of one workflow task are offered in the order of their commands") func order() throws {
    var run = try Run()
    let task = try run.poll()
    var turn = Turn(run.state, now: run.now, rules: run.rules)
    var request = RespondWorkflowTaskCompletedRequest()
    request.commands = (0..<20).map { .activity("a\($0)") }
    _ = try turn.completeWorkflowTask(run.token(task), request, newRunID: Run.key.runID, requestID: "next")
    let offered = try turn.finish().tasks.compactMap { change -> Int64? in
      if case .set(.activityTask, let reference, _, _) = change { reference } else { nil }
    }
    #expect(offered == Array(5..<25))
  }

  @Test(
    "a command with a bad priority fails its workflow task",
    arguments: [
      Priority.with { $0.priorityKey = -1 },
      Priority.with { $0.fairnessKey = String(repeating: "k", count: 65) },
      Priority.with { $0.fairnessWeight = -1 },
    ])
  func refused(priority: Priority) throws {
    var run = try Run()
    let task = try run.poll()
    #expect(throws: (any Error).self) { try run.respond(task, [.activity { $0.priority = priority }]) }
    #expect(run.history.last?.workflowTaskFailedEventAttributes.cause == .badScheduleActivityAttributes)
  }
}
