import HistoryService
import Model
import Persistence
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DeletionTests {
  @Test("a deleted run is gone with everything, also when it was open")
  func deletes() async throws {
    try await House().run { house in
      try await house.start()
      try await house.delete()
      await #expect(throws: ServiceError.notFound("workflow not found for ID: wf")) { try await house.describe() }
      let rows = try await house.store.tasks(of: ShardID.all, dueBefore: .distantFuture, after: nil, limit: 10)
      #expect(rows.isEmpty)
      try await house.start { $0.requestID = "other" }
      #expect(try await house.status() == .running)
    }
  }

  @Test("deleting an older run leaves the current one alone")
  func olderRun() async throws {
    try await House().run { house in
      let first = try await house.start()
      try await house.terminate()
      try await house.start { $0.requestID = "other" }
      try await house.delete(runID: first.runID)
      #expect(try await house.status() == .running)
      await #expect(throws: ServiceError.self) { try await house.describe(runID: first.runID) }
    }
  }

  @Test("cancel and terminate of another chain find nothing; cancelling twice is fine")
  func chains() async throws {
    try await House().run { house in
      try await house.start()
      await #expect(throws: ServiceError.notFound("workflow execution not found")) { try await house.cancel(chain: "another") }
      try await house.cancel()
      try await house.cancel()
      #expect(try await house.types().filter { $0 == .workflowExecutionCancelRequested }.count == 1)
      try await house.terminate()
      await #expect(throws: ServiceError.notFound("workflow execution already completed")) { try await house.terminate() }
      try await house.cancel()
    }
  }
}

extension House {
  func cancel(chain: String = "") async throws {
    var request = RequestCancelWorkflowExecutionRequest()
    request.workflowExecution.workflowID = "wf"
    request.firstExecutionRunID = chain
    try await history.requestCancel(request, namespaceID: namespaceID)
  }

  func delete(_ id: String = "wf", runID: String = "") async throws {
    var request = DeleteWorkflowExecutionRequest()
    request.workflowExecution.workflowID = id
    request.workflowExecution.runID = runID
    try await history.delete(request, namespaceID: namespaceID)
  }
}
