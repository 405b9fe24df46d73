import HistoryEngine
import HistoryService
import Model
import Persistence
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ChildTests {
  @Test("a child starts, gets its task once its parent knows, and its result comes back")
  func lifecycle() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.child()])
      try await house.take("child") { task in
        #expect(try await house.types().contains(.childWorkflowExecutionStarted), "the parent knew before the child had a task")
        try await house.complete(task, [.complete])
      }
      await eventually { (try? await house.types().contains(.childWorkflowExecutionCompleted)) == true }
      #expect(try await house.describe().pendingChildren.isEmpty)
      let info = try await house.describe("child").workflowExecutionInfo
      #expect(info.parentExecution.workflowID == "wf")
      #expect(info.rootExecution == info.parentExecution)
    }
  }

  @Test("a taken id fails the child's start")
  func taken() async throws {
    try await House().run { house in
      try await house.start("child") { $0.taskQueue.name = "elsewhere" }
      try await house.start()
      try await house.take("wf") { try await house.complete($0, [.child()]) }
      await eventually { (try? await house.types().contains(.startChildWorkflowExecutionFailed)) == true }
    }
  }

  @Test("however often the store refuses and wherever the server dies, a child starts once and its result arrives once", arguments: 1...12)
  func crashes(after commits: Int) async throws {
    let first = House()
    try await first.run { house in
      try await house.start()
      try await house.work([.child()])
      // The commits from here on: the child's start, the parent's record of it, the child's first task, its end, the parent's record of that.
      for _ in 1...commits { house.store.failNextCommit(.writeAndRefuse(.unknownOutcome("lost"))) }
      for _ in 0..<200 { await Task.yield() }
    }
    try await first.restarted().run { house in
      await house.workAsChildren { (try? await house.types().contains(.childWorkflowExecutionCompleted)) == true }
      let types = try await house.types()
      #expect(types.count { $0 == .childWorkflowExecutionStarted } == 1)
      #expect(types.count { $0 == .childWorkflowExecutionCompleted } == 1)
      #expect(try await house.types("child").first == .workflowExecutionStarted)
    }
  }

  @Test(
    "a child whose parent was terminated before it knew of the child meets the close policy",
    arguments: [ParentClosePolicy.terminate, .abandon])
  func orphan(policy: ParentClosePolicy) async throws {
    let first = House()
    try await first.run { house in
      try await house.start()
      let task = try await house.poll()
      house.store.hold()
      async let answered = house.complete(task, [.child("child", policy)])
      await eventually { house.store.heldCommits == 1 }
      house.store.release()
      _ = try await answered
      // The child's start is written, its record in the parent is not: the parent is terminated first.
      await eventually { (try? await house.status("child")) != nil }
      try? await house.terminate()
    }
    try await first.restarted().run { house in
      let wanted: WorkflowExecutionStatus = policy == .terminate ? .terminated : .running
      await house.pass { (try? await house.status("child")) == wanted }
      if policy == .abandon { await house.pass { (try? await house.types("child").contains(.workflowTaskScheduled)) == true } }
    }
  }

  @Test("a closing parent's policy reaches its children after a restart")
  func closePolicy() async throws {
    let first = House()
    try await first.run { house in
      try await house.start()
      try await house.work([.child("ended"), .child("asked", .requestCancel), .child("left", .abandon)])
      await eventually { (try? await house.describe().pendingChildren.allSatisfy { !$0.runID.isEmpty }) == true }
      for name in ["ended", "asked", "left"] { await eventually { (try? await house.types(name).count) == 2 } }
      house.store.hold()
      async let end: Void = house.terminate()
      await eventually { house.store.heldCommits == 1 }
      house.history.shutDown()
      house.store.release()
      try? await end
    }
    try await first.restarted().run { (house: House) async throws in
      await house.pass { (try? await house.status("ended")) == .terminated }
      await house.pass { (try? await house.types("asked").contains(.workflowExecutionCancelRequested)) == true }
      #expect(try await house.status("left") == .running)
      await house.pass { (try? await house.rows(.crossExecution).isEmpty) == true }
    }
  }

  @Test("a child that ends in a burst of others is recorded, and no row is left")
  func many() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work((0..<40).map { .child("child-\($0)") })
      await house.workAsChildren { (try? await house.types().count { $0 == .childWorkflowExecutionCompleted }) == 40 }
      await house.pass { (try? await house.rows(.crossExecution).isEmpty) == true }
    }
  }

  @Test("a deleted child tells its parent before it goes")
  func deleted() async throws {
    try await House().run { house in
      try await house.start()
      try await house.work([.child()])
      await eventually { (try? await house.types("child").count) == 2 }
      var request = DeleteWorkflowExecutionRequest()
      request.workflowExecution.workflowID = "child"
      try await house.history.delete(request, namespaceID: namespaceID)
      await house.pass { (try? await house.types().contains(.childWorkflowExecutionTerminated)) == true }
      await house.pass { (try? await house.describe("child")) == nil }
    }
  }
}
