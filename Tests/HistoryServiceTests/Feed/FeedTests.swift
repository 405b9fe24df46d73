import HistoryEngine
import HistoryRecords
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import HistoryService

@Suite("Event feed", .timeLimit(.minutes(1)))
struct FeedTests {
  private static var rules: Rules {
    var rules = Rules.standard
    rules.recordsEvents = true
    return rules
  }

  private let house = House(rules: Self.rules)

  private func news(_ house: House, after number: Int64 = 0) async throws -> FeedNews {
    try await house.history.news(of: namespaceID, after: number, limit: 100, wait: .zero)
  }

  private func told(_ house: House) async throws -> [String] {
    try await news(house).events.map { "\($0.number) \($0.record.kind) \($0.record.workflow.execution.workflowID)" }
  }

  private static func upsert(_ attributes: [String: AttributeValue]) -> Command {
    .with {
      $0.commandType = .upsertWorkflowSearchAttributes
      $0.upsertWorkflowSearchAttributesCommandAttributes.searchAttributes.indexedFields = attributes.mapValues(\.payload)
    }
  }

  @Test("starts, changed search attributes and ends are told in the order of their commits")
  func order() async throws {
    try await house.run { house in
      try await house.start("a")
      try await house.work([Self.upsert(["Color": .keyword("red")])])
      try await house.start("b")
      try await house.work([.complete])
      try await house.terminate("a")
      #expect(
        try await told(house) == ["1 started a", "2 searchAttributesChanged a", "3 started b", "4 closed b", "5 closed a"])
    }
  }

  @Test("an event shows the workflow as it was, and conditions find it by that")
  func content() async throws {
    let values: [String: AttributeValue] = [
      "Color": .keyword("a \"red\" one"), "Tags": .keywordList(["x", "y"]), "Amount": .int(.max), "Weight": .double(1.5),
      "IsPaid": .bool(true), "Due": .datetime(WallTime(nanoseconds: 1_700_000_000_123_456_789)), "Note": .text("late again"),
    ]
    try await house.run { house in
      try await house.start("a")
      try await house.work([Self.upsert(values)])
      try await house.terminate("a")
      let events = try await news(house).events
      #expect(events.map(\.execution.record.closeTime) == [nil, nil, house.time.now])
      #expect(events.map(\.execution.record.attributes) == [[:], values, values])
      #expect(events.map(\.record.changedSearchAttributes) == [[], values.keys.sorted(), []])
      #expect(events.map(\.record.workflow.status) == [.running, .running, .terminated])
      #expect(events.allSatisfy { $0.execution.record.typeName == "Workflow" && $0.execution.record.taskQueue == "queue" })
    }
  }

  @Test("a run that continues as new is told as an end and a start in one commit")
  func continued() async throws {
    try await house.run { house in
      try await house.start("a")
      try await house.work([.continueAsNew])
      #expect(try await told(house) == ["1 started a", "2 closed a", "3 started a"])
    }
  }

  @Test("a namespace without a feed writes nothing")
  func off() async throws {
    try await House().run { house in
      try await house.start("a")
      try await house.terminate("a")
      #expect(try await house.store.feeds() == [:])
    }
  }

  @Test("whoever has read everything is woken by the next event, and the end of the service ends the wait")
  func waiting() async throws {
    try await house.run { house in
      let wait = Task { try await house.history.news(of: namespaceID, after: 0, limit: 100, wait: .seconds(3600)) }
      try await house.start("a")
      #expect(try await wait.value.events.map(\.number) == [1])
      let last = Task { try await house.history.news(of: namespaceID, after: 1, limit: 100, wait: .seconds(3600)) }
      await Task.yield()
      house.history.shutDown()
      _ = await last.result
    }
  }

  @Test("an idle wait ends in time")
  func idle() async throws {
    try await house.run { house in
      let wait = Task { try await house.history.news(of: namespaceID, after: 0, limit: 100, wait: .seconds(15)) }
      await house.pass(untilEndOf: wait)
      let news = try await wait.value
      #expect(news.events.isEmpty)
    }
  }

  @Test("what is older than the namespace keeps closed workflows is forgotten, also after a restart")
  func retention() async throws {
    try await house.run { house in
      try await house.start("a")
      await house.pass(.seconds(1800))
      try await house.start("b")
      try await house.pass { try await news(house).extent.oldest == 2 }
      #expect(try await told(house) == ["2 started b"])
      #expect(house.time.now - TestTime.start < .seconds(3700))
    }
    house.time.jumpWall(by: .seconds(3600))
    try await House(store: house.store, time: house.time, rules: Self.rules).run { house in
      try await house.pass { try await news(house).extent == FeedExtent(oldest: 3, newest: 2, isRecording: true) }
    }
  }

  @Test("a feed that is switched off ends, and a later one begins with a gap")
  func switchedOff() async throws {
    try await house.run { house in
      try await house.start("a")
      house.history.ruleBook.set(.standard, byNamespace: [:])
      house.history.settleFeeds()
      try await house.pass { try await news(house).extent == FeedExtent(oldest: 3, newest: 2) }
      try await house.start("unseen")
      house.history.ruleBook.set(Self.rules, byNamespace: [:])
      try await house.start("b")
      #expect(try await told(house) == ["3 started b"])
    }
  }

  @Test("a commit whose outcome is not known is told once, and what was refused is not told")
  func faults() async throws {
    try await house.run { house in
      house.store.failNextCommit(.writeAndRefuse(.unknownOutcome("the connection broke")))
      _ = try? await house.start("a")
      house.store.failNextCommit(.refuse(.failed("the disk is full")))
      _ = try? await house.start("b")
      try await house.start("a")
      #expect(try await told(house) == ["1 started a"])
    }
  }
}
