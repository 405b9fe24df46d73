import FoundationEssentials
import HistoryService
import Model
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HistoryPagingTests {
  /// The run of the recorded parity scenario "history/paging".
  private func makeRun(_ house: House) async throws {
    try await house.start()
    let first = try await house.poll()
    try await house.complete(first, (0..<5).map { .marker("m\($0)") })
    try await house.signal("wf", "one")
    try await house.signal("wf", "two")
    try await house.work([.complete])
  }

  static let shapes: [(Int32, [[Int64]], [[Int64]])] = [
    (
      1, [[1, 2], [3], [4, 5, 6, 7, 8, 9], [10, 11], [12], [13], [14, 15], []],
      [[15, 14], [13], [12], [11, 10], [9, 8, 7, 6, 5, 4], [3], [2, 1]]
    ),
    (4, [Array(1...11), [12, 13, 14, 15]], [[15, 14, 13, 12, 11, 10], [9, 8, 7, 6, 5, 4, 3, 2, 1]]),
    (100, [Array(1...15)], [Array((1...15).reversed())]),
    (-1, [Array(1...15)], [Array((1...15).reversed())]),
  ]

  @Test("a page holds so many batches, as the original cuts them", arguments: shapes)
  func pages(size: Int32, forward: [[Int64]], backward: [[Int64]]) async throws {
    try await House().run { house in
      try await makeRun(house)
      #expect(try await house.forward(size) == forward)
      #expect(try await house.backward(size) == backward)
      #expect(house.store.historyReads > 0, "of a closed run little stays in memory")
    }
  }

  @Test("memory and store give the same pages", arguments: [1, 2, 3, 100] as [Int32])
  func sameFromMemory(size: Int32) async throws {
    let house = House()
    let (forward, backward) = try await house.run { house in
      try await house.start()
      try await house.work([.timer(), .marker()])
      for _ in 0..<5 { try await house.signal() }
      try await house.complete(try await house.poll(), [.marker(), .activity()])
      let pages = (try await house.forward(size), try await house.backward(size))
      #expect(house.store.historyReads == 0)
      return pages
    }
    try await house.restarted().run { house async throws in
      #expect(try await house.forward(size) == forward)
      #expect(try await house.backward(size) == backward)
      #expect(house.store.historyReads > 0)
    }
  }

  @Test("a task whose history is long comes with its first page and a token for the rest, the unwritten events last")
  func longTask() async throws {
    try await House().run { house in
      try await house.start()
      for _ in 0..<270 { try await house.signal() }
      let task = try await house.poll()
      #expect(task.history.events.map(\.eventID) == Array(1...257))
      var request = GetWorkflowExecutionHistoryRequest()
      request.execution = task.workflowExecution
      request.nextPageToken = task.nextPageToken
      let rest = try await house.history.history(request, namespaceID: namespaceID, wait: .zero)
      #expect(rest.history.events.map(\.eventID) == Array(258...273))
      #expect(rest.history.events.last?.eventType == .workflowTaskStarted)
      #expect(rest.nextPageToken.isEmpty)
    }
  }

  @Test("a page ends before it is too big to send")
  func bigEvents() async throws {
    let house = House()
    try await house.run { house in
      try await house.start()
      for _ in 0..<5 { try await house.signal("wf", String(repeating: "x", count: 900_000)) }
    }
    try await house.restarted().run { house async throws in
      #expect(try await house.forward(0) == [[1, 2, 3, 4], [5, 6], [7]])
    }
  }

  @Test("the events of a running workflow task are shown at the end, though nothing is stored of them")
  func tail() async throws {
    try await House().run { house in
      try await house.start()
      _ = try await house.poll()
      #expect(try await house.forward(1) == [[1, 2], [3]])
      #expect(try await house.backward(100) == [[3, 2, 1]])
      #expect(try await house.describe().workflowExecutionInfo.historyLength == 3)
    }
  }

  @Test("a token that is none is refused")
  func badToken() async throws {
    try await House().run { house in
      try await house.start()
      var request = GetWorkflowExecutionHistoryRequest()
      request.execution.workflowID = "wf"
      for token in ["x", "\u{1}", "0123456789"] {
        request.nextPageToken = .init(token.utf8)
        await #expect(throws: ServiceError.invalidArgument("Invalid NextPageToken.")) {
          try await house.history.history(request, namespaceID: namespaceID, wait: .zero)
        }
      }
    }
  }
}

extension House {
  /// The event ids of every page.
  func forward(_ size: Int32) async throws -> [[Int64]] {
    var request = GetWorkflowExecutionHistoryRequest()
    request.execution.workflowID = "wf"
    request.maximumPageSize = size
    var pages: [[Int64]] = []
    repeat {
      let page = try await history.history(request, namespaceID: namespaceID, wait: .zero)
      pages.append(page.history.events.map(\.eventID))
      request.nextPageToken = page.nextPageToken
    } while !request.nextPageToken.isEmpty
    return pages
  }

  func backward(_ size: Int32) async throws -> [[Int64]] {
    var request = GetWorkflowExecutionHistoryReverseRequest()
    request.execution.workflowID = "wf"
    request.maximumPageSize = size
    var pages: [[Int64]] = []
    repeat {
      let page = try await history.historyReverse(request, namespaceID: namespaceID)
      pages.append(page.history.events.map(\.eventID))
      request.nextPageToken = page.nextPageToken
    } while !request.nextPageToken.isEmpty
    return pages
  }
}
