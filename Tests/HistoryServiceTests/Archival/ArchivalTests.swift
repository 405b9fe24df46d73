import HistoryEngine
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import TestSupport
import Testing
import VisibilityQuery

@testable import HistoryService

@Suite(.timeLimit(.minutes(1)))
struct ArchivalTests {
  private static let uri = "file:///archive"

  private static var rules: Rules {
    var rules = Rules.standard
    rules.retentionJitter = .zero
    return rules
  }

  /// A house whose namespace archives everything.
  private func house() -> House {
    let house = House(rules: Self.rules, archive: FakeArchive())
    house.catalog.setArchives(NamespaceArchives(history: Self.uri, visibility: Self.uri))
    return house
  }

  private func isGone(_ house: House, _ id: String) async -> Bool {
    do { _ = try await house.describe(id) } catch { return (error as? ServiceError)?.code == .notFound }
    return false
  }

  private func archived(_ house: House, _ id: String, _ runID: String, pageSize: Int32 = 0) async throws -> [[HistoryEvent]]? {
    var request = GetWorkflowExecutionHistoryRequest()
    request.execution.workflowID = id
    request.execution.runID = runID
    request.maximumPageSize = pageSize
    var pages: [[HistoryEvent]] = []
    repeat {
      guard let page = try await house.history.archivedHistory(request, namespaceID: namespaceID, uri: Self.uri) else { return nil }
      #expect(page.archived)
      pages.append(page.history.events)
      request.nextPageToken = page.nextPageToken
    } while !request.nextPageToken.isEmpty
    return pages
  }

  private func list(_ house: House, _ query: String = "", pageSize: Int = 100) async throws -> [[WorkflowExecutionInfo]] {
    let condition = try ListQuery(query, schema: .workflows([:]), now: house.time.now).condition
    var pages: [[WorkflowExecutionInfo]] = []
    var next: String?
    repeat {
      let found = try await house.history.archivedWorkflows(
        where: condition, of: namespaceID, uri: Self.uri, before: next, limit: pageSize)
      pages.append(found.page)
      next = found.next
    } while next != nil
    return pages
  }

  @Test("a workflow whose retention is over leaves for the archive, with the history and the record that it had")
  func archives() async throws {
    try await house().run { house in
      let runID = try await house.start { $0.memo.fields["note"] = .init() }.runID
      try await house.work([.complete])
      let events = try await house.events()
      let info = try await house.describe().workflowExecutionInfo
      await house.pass { await isGone(house, "wf") }
      #expect(try await archived(house, "wf", runID) == [events])
      #expect(try await archived(house, "wf", runID, pageSize: 2)?.map(\.count) == [2, 2, 1])
      #expect(try await archived(house, "another", runID) == nil)
      #expect(try await archived(house, "wf", "") == nil)
      let listed = try #require(try await list(house).first?.first)
      #expect(listed.execution == info.execution && listed.status == .completed && listed.closeTime == info.closeTime)
      #expect(listed.historyLength == Int64(events.count) && listed.memo == info.memo)
      #expect(house.archive?.writes == 2)
    }
  }

  @Test("a workflow stays while the archive cannot be written")
  func brokenArchive() async throws {
    try await house().run { house in
      try await house.start()
      try await house.work([.complete])
      house.archive?.setBroken(true)
      await house.pass { house.archive?.writes ?? 0 >= 3 }
      #expect(await isGone(house, "wf") == false)
      house.archive?.setBroken(false)
      await house.pass { await isGone(house, "wf") }
      #expect(house.archive?.documents.count == 2)
    }
  }

  @Test("a workflow that could not be deleted, or not before a crash, is archived again, with the same result")
  func repeatedArchival() async throws {
    let first = house()
    try await first.run { house in
      try await house.start()
      try await house.work([.complete])
      house.store.failNextDelete(.failed("the disk is busy"))
      await house.pass { house.archive?.writes ?? 0 >= 2 }
    }
    let documents = try #require(first.archive?.documents)
    #expect(documents.count == 2)
    let second = House(store: first.store, time: first.time, rules: Self.rules, catalog: first.catalog, archive: first.archive)
    try await second.run { house in
      await house.pass { await isGone(house, "wf") }
      #expect(house.archive?.documents == documents && house.archive?.writes ?? 0 >= 4)
    }
  }

  @Test("what somebody deletes is not archived, nor is what a namespace does not archive")
  func notArchived() async throws {
    try await house().run { house in
      try await house.start("deleted")
      try await house.history.delete(.with { $0.workflowExecution.workflowID = "deleted" }, namespaceID: namespaceID)
      house.catalog.setArchives(NamespaceArchives())
      try await house.start("other")
      try await house.terminate("other")
      await house.pass { await isGone(house, "other") }
      #expect(await isGone(house, "deleted"))
      #expect(house.archive?.writes == 0)
    }
  }

  @Test("archived workflows are found in the grammar of lists, latest close first, page by page")
  func lists() async throws {
    try await house().run { house in
      for number in 1...5 {
        try await house.start("wf\(number)") { if number % 2 == 0 { $0.workflowType.name = "Even" } }
        await house.pass(.seconds(10))
        try await house.terminate("wf\(number)")
      }
      for number in 1...5 { await house.pass { await isGone(house, "wf\(number)") } }
      func ids(_ query: String = "", pageSize: Int = 100) async throws -> [[String]] {
        try await list(house, query, pageSize: pageSize).map { $0.map(\.execution.workflowID) }
      }
      #expect(try await ids() == [["wf5", "wf4", "wf3", "wf2", "wf1"]])
      #expect(try await ids(pageSize: 2) == [["wf5", "wf4"], ["wf3", "wf2"], ["wf1"]])
      #expect(try await ids("WorkflowType = 'Even' AND ExecutionStatus = 'Terminated'") == [["wf4", "wf2"]])
      #expect(try await ids("ExecutionDuration >= '10s' AND WorkflowId > 'wf3'") == [["wf5", "wf4"]])
      #expect(try await ids("ExecutionStatus = 'Completed'") == [[]])
    }
  }
}
