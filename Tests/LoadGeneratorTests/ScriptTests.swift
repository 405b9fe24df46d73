import SwiftProtobuf
import TemporalAPI
import Testing

@testable import LoadGenerator

@Suite("The scripts of the workflows")
struct ScriptTests {
  let material = Material(taskQueue: "q", payload: Material.payload(bytes: 3))

  private func feed(_ script: inout some WorkflowScript, _ types: EventType...) -> [CommandType] {
    types.flatMap { type in script.apply(HistoryEvent.with { $0.eventType = type }).map(\.commandType) }
  }

  @Test("a sequence has one activity at a time and ends after the last")
  func sequence() {
    var script = SequenceScript(material: material, activities: 2)
    #expect(feed(&script, .workflowExecutionStarted, .workflowTaskScheduled, .workflowTaskStarted) == [.scheduleActivityTask])
    #expect(feed(&script, .activityTaskScheduled, .activityTaskStarted) == [])
    #expect(feed(&script, .activityTaskCompleted) == [.scheduleActivityTask])
    #expect(feed(&script, .activityTaskCompleted) == [.completeWorkflowExecution])
  }

  @Test("a fan-out ends with the last of its parts")
  func fanout() {
    let material = material
    var script = FanoutScript(material: material, until: .timerFired) { _ in (0..<3).map { material.startTimer("\($0)", .seconds(1)) } }
    #expect(feed(&script, .workflowExecutionStarted) == [.startTimer, .startTimer, .startTimer])
    #expect(feed(&script, .timerFired, .timerFired) == [])
    #expect(feed(&script, .timerFired) == [.completeWorkflowExecution])
  }

  @Test("a workflow that is signalled ends after its number of signals")
  func signals() {
    var script = SignalScript(material: material, signals: 2)
    #expect(feed(&script, .workflowExecutionStarted, .workflowExecutionSignaled) == [])
    #expect(feed(&script, .workflowExecutionSignaled) == [.completeWorkflowExecution])
  }

  @Test("targets take turns, and each has a successor before it is used up")
  func rotation() {
    let rotation = TargetRotation(slots: 2, lifetime: 4)
    let targets = (0..<16).map { rotation.target(of: $0) }
    #expect(targets.map(\.slot) == Array(repeating: [0, 1], count: 8).flatMap { $0 })
    #expect(targets.map(\.generation) == Array(repeating: 0, count: 8) + Array(repeating: 1, count: 8))
    #expect((0..<8).filter(rotation.startsSuccessor) == [4, 5])
    #expect(targets[4].successor == targets[8])
  }
}
