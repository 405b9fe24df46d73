import FoundationEssentials
import HistoryService
import Model
import TemporalAPI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct LongPollTests {
  @Test("a waiting reader gets what is there, then each thing that happens, once, until the close")
  func follow() async throws {
    try await House().run { house in
      try await house.start()
      var reader = Reader(house)
      #expect(try await reader.next() == [1, 2])
      let beforeSignal = Reader(reader)
      let news = Task { try await beforeSignal.following() }
      try await house.signal()
      #expect(try await news.value == [3])
      #expect(try await reader.next() == [3])
      let task = try await house.poll()
      #expect(try await reader.next() == [4], "a started task is news")
      let beforeClose = Reader(reader)
      let closing = Task { try await beforeClose.following() }
      for _ in 0..<100 { await Task.yield() }
      try await house.complete(task, [.complete])
      #expect(try await closing.value == [5, 6])
      #expect(try await reader.next() == [5, 6])
      #expect(reader.isAtEnd)
    }
  }

  @Test("a reader whose time passes gets an empty answer and a token that still works")
  func timesOut() async throws {
    try await House().run { house in
      try await house.start()
      var reader = Reader(house)
      _ = try await reader.next()
      let empty = Reader(reader)
      let answer = Task { try await empty.following() }
      await house.pass(untilEndOf: answer)
      #expect(try await answer.value == [])
      try await house.signal()
      #expect(try await reader.next() == [3])
    }
  }

  @Test("a started event that was shown and then lost in a crash is not skipped over")
  func lostStart() async throws {
    let first = House()
    let token = try await first.run { house in
      try await house.start()
      var reader = Reader(house)
      _ = try await reader.next()
      _ = try await house.poll()
      #expect(try await reader.next() == [3])
      try await house.signal()
      return reader.token
    }
    first.time.clock.advance(by: .seconds(1))
    try await first.restarted().run { house in
      var reader = Reader(house)
      reader.token = token
      let task = try await house.poll()
      #expect(try await reader.next() == [3, 4], "what the reader was told of event 3 has become untrue")
      try await house.complete(task, [.complete])
      #expect(try await reader.next() == [5, 6])
    }
  }

  @Test("a reader of the close waits through everything else and gets the closing event alone")
  func closeFilter() async throws {
    try await House().run { house in
      try await house.start()
      var request = GetWorkflowExecutionHistoryRequest()
      request.execution.workflowID = "wf"
      request.historyEventFilterType = .closeEvent
      #expect(try await house.history.history(request, namespaceID: namespaceID, wait: .zero).history.events.isEmpty)
      request.waitNewEvent = true
      let waiting = request
      let answer = Task { try await house.history.history(waiting, namespaceID: namespaceID, wait: .seconds(20)) }
      try await house.signal()
      for _ in 0..<100 { await Task.yield() }
      try await house.work([.complete])
      let closed = try await answer.value
      #expect(closed.history.events.map(\.eventType) == [.workflowExecutionCompleted])
      #expect(closed.nextPageToken.isEmpty)
    }
  }

  @Test("a reader of the close whose time passes is told to ask again")
  func closeFilterTimesOut() async throws {
    try await House().run { house in
      try await house.start()
      var request = GetWorkflowExecutionHistoryRequest()
      request.execution.workflowID = "wf"
      request.historyEventFilterType = .closeEvent
      request.waitNewEvent = true
      let waiting = request
      let answer = Task { try await house.history.history(waiting, namespaceID: namespaceID, wait: .seconds(20)) }
      await house.pass(untilEndOf: answer)
      let empty = try await answer.value
      #expect(empty.history.events.isEmpty && empty.hasHistory)
      request.nextPageToken = empty.nextPageToken
      #expect(!request.nextPageToken.isEmpty)
      try await house.work([.complete])
      #expect(try await house.history.history(request, namespaceID: namespaceID, wait: .seconds(20)).history.events.count == 1)
    }
  }

  @Test("a reader that is cancelled leaves, and shutting down ends every wait")
  func leaving() async throws {
    let house = House()
    try await house.run { house in
      try await house.start()
      var reader = Reader(house)
      _ = try await reader.next()
      let first = Reader(reader)
      let second = Reader(reader)
      let cancelled = Task { try await first.following() }
      let staying = Task { try await second.following() }
      for _ in 0..<100 { await Task.yield() }
      cancelled.cancel()
      await #expect(throws: ServiceError.self) { try await cancelled.value }
      house.history.shutDown()
      #expect(try await staying.value == [])
    }
  }
}

/// Follows a history by its tokens.
private struct Reader: Sendable {
  let house: House
  var token = Data()
  var isAtEnd = false

  init(_ house: House) { self.house = house }

  init(_ other: Reader) { self = other }

  private func read() async throws -> GetWorkflowExecutionHistoryResponse {
    var request = GetWorkflowExecutionHistoryRequest()
    request.execution.workflowID = "wf"
    request.waitNewEvent = true
    request.nextPageToken = token
    return try await house.history.history(request, namespaceID: namespaceID, wait: .seconds(20))
  }

  /// The next page's event ids, and on to the page after it.
  mutating func next() async throws -> [Int64] {
    let page = try await read()
    token = page.nextPageToken
    isAtEnd = token.isEmpty
    return page.history.events.map(\.eventID)
  }

  /// The next page's event ids, without moving.
  func following() async throws -> [Int64] { try await read().history.events.map(\.eventID) }
}
