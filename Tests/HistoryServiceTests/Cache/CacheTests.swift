import Model
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TestSupport
import Testing

@testable import HistoryEngine
@testable import HistoryService

@Suite(.timeLimit(.minutes(1)))
struct CacheTests {
  private func small() -> HistoryConfiguration {
    var configuration = HistoryConfiguration()
    configuration.cachedWorkflows = 4
    return configuration
  }

  @Test("idle workflows leave memory when there are too many, and are loaded when they are wanted again")
  func evicts() async throws {
    try await House(configuration: small()).run { house in
      for number in 0..<200 {
        try await house.start("wf\(number)")
        try await house.work([.timer()])
      }
      #expect(house.history.cache.count <= 4 + 16 * 2, "a stripe may hold a fresh slot or two")
      #expect(house.store.loads == 0)
      try await house.signal("wf0")
      #expect(house.store.loads == 1)
      #expect(try await house.types("wf0").contains(.workflowExecutionSignaled))
    }
  }

  @Test("many bytes make workflows leave memory as well")
  func evictsByBytes() async throws {
    var configuration = HistoryConfiguration()
    configuration.cachedBytes = 1 << 20
    try await House(configuration: configuration).run { house in
      for number in 0..<400 {
        try await house.start("wf\(number)") { $0.input = .text(String(repeating: "x", count: 20_000)) }
        try await house.work([.timer()])
      }
      #expect(house.history.cache.bytes < 8 << 20)
      #expect(house.history.cache.count < 150)
    }
  }

  @Test("a workflow whose task a worker computes stays, for its start is nowhere else")
  func pinned() async throws {
    try await House(configuration: small()).run { house in
      try await house.start("busy")
      let task = try await house.poll()
      for number in 0..<200 {
        try await house.start("wf\(number)")
        try await house.work()
      }
      try await house.complete(task, [.complete])
      #expect(try await house.status("busy") == .completed)
    }
  }

  @Test("a long chain of runs does not stay in memory")
  func chain() async throws {
    try await House().run { house in
      try await house.start()
      for _ in 0..<20 {
        house.time.clock.advance(by: .seconds(2))
        try await house.work([.continueAsNew])
      }
      let slot = try #require(house.history.cache.peek(WorkflowKey(namespaceID: namespaceID, workflowID: "wf")))
      #expect(slot.contents.withLock { $0.runs.count } <= 2)
    }
  }
}

struct RecentHistoryTests {
  private func batch(_ ids: ClosedRange<Int64>, bytes: Int = 10) -> EventBatch {
    EventBatch(events: ids.map { id in .with { $0.eventID = id } }, bytes: [UInt8](repeating: 0, count: bytes))
  }

  @Test("what is held is answered, and nothing of what is not")
  func ranges() {
    var recent = RecentHistory(nextEventID: 5)
    recent.append(batch(5...7), seen: 0, limit: 1000)
    recent.append(batch(8...8), seen: 0, limit: 1000)
    #expect(recent.batches(in: 6..<9)?.map { $0.map(\.eventID) } == [[6, 7], [8]])
    #expect(recent.batches(in: 4..<9) == nil)
    #expect(recent.batches(in: 6..<10) == nil)
    #expect(recent.event(8)?.eventID == 8)
    #expect(recent.event(4) == nil)
  }

  @Test("beyond the limit only what the worker has not seen stays, and far beyond it not even that")
  func bounded() {
    var recent = RecentHistory(nextEventID: 1)
    for id in 1...10 as ClosedRange<Int64> { recent.append(batch(id...id), seen: 4, limit: 25) }
    #expect(recent.firstEventID == 5)
    for id in 11...100 as ClosedRange<Int64> { recent.append(batch(id...id), seen: 4, limit: 25) }
    #expect(recent.bytes <= 200)
    #expect(recent.nextEventID == 101)
    #expect(recent.batches(in: 100..<101)?.count == 1)
  }
}
