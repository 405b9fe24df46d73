import Foundation
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Windows of a history")
struct HistoryWindowTests {
  /// A history whose transactions hold so many events each, and how many events its server has given out.
  private final class Server: Sendable {
    let caller = FakeCaller()
    let given = Mutex(0)

    init(transactions: [Int]) {
      var next: Int64 = 1
      let batches = transactions.map { count in
        (0..<count).map { _ in
          defer { next += 1 }
          return HistoryEvent.with { $0.eventID = next }
        }
      }
      caller.on(WorkflowServiceMethods.getWorkflowExecutionHistory) { request in
        let (events, token) = self.page(of: batches, request.nextPageToken, request.maximumPageSize)
        return .with { ($0.history.events, $0.nextPageToken) = (events, token) }
      }
      caller.on(WorkflowServiceMethods.getWorkflowExecutionHistoryReverse) { request in
        let reversed = batches.reversed().map { Array($0.reversed()) }
        let (events, token) = self.page(of: reversed, request.nextPageToken, request.maximumPageSize)
        return .with { ($0.history.events, $0.nextPageToken) = (events, token) }
      }
    }

    /// A token is the number of the transaction that a page begins with.
    private func page(of batches: [[HistoryEvent]], _ token: Data, _ size: Int32) -> (events: [HistoryEvent], token: Data) {
      let start = Int(String(decoding: token, as: UTF8.self)) ?? 0
      let end = min(start + Int(size), batches.count)
      let events = Array(batches[start..<end].joined())
      given.withLock { $0 += events.count }
      return (events, end < batches.count ? Data("\(end)".utf8) : Data())
    }

    /// All windows from one end on, as the events' ids.
    func windows(newestFirst: Bool, size: Int, where isWanted: @Sendable (HistoryEvent) -> Bool = { _ in true }) async throws -> [[Int64]] {
      var windows: [[Int64]] = []
      var place: HistoryPlace? = HistoryPlace()
      while let from = place, windows.count < 100 {
        let window = try await HistoryWindow(
          HistoryReader(visit: .reader(caller)), newestFirst: newestFirst, from: from, size: size, limit: 1000, where: isWanted)
        windows.append(window.events.map(\.eventID))
        place = window.next
      }
      return windows
    }
  }

  @Test(
    "every event is in one window, in order, however many a transaction holds",
    arguments: [[1, 1, 1], [7], [2, 9, 1, 1, 3], [5, 5], []],
    [true, false])
  func whole(transactions: [Int], newestFirst: Bool) async throws {
    let windows = try await Server(transactions: transactions).windows(newestFirst: newestFirst, size: 3)
    let ids = Array(1...Int64(max(1, transactions.reduce(0, +)))).prefix(transactions.reduce(0, +))
    #expect(windows.flatMap(\.self) == (newestFirst ? ids.reversed() : Array(ids)))
    #expect(windows.dropLast().allSatisfy { $0.count == 3 })
  }

  @Test("a window of a history with huge transactions is not paid with all of it")
  func cost() async throws {
    let server = Server(transactions: Array(repeating: 1000, count: 50))
    let reader = HistoryReader(visit: try .reader(server.caller))
    let window = try await HistoryWindow(reader, newestFirst: true, from: HistoryPlace(), size: 200, limit: 20_000) { _ in true }
    #expect(window.events.first?.eventID == 50_000)
    #expect(server.given.withLock { $0 } == 2000)
  }

  @Test("events that come while one reads are in no window that one goes on to")
  func news() async throws {
    let before = Server(transactions: [3, 1])
    let first = try await HistoryWindow(
      HistoryReader(visit: .reader(before.caller)), newestFirst: true, from: HistoryPlace(), size: 2, limit: 100
    ) { _ in true }
    #expect(first.events.map(\.eventID) == [4, 3])
    let after = Server(transactions: [3, 1, 4])
    let second = try await HistoryWindow(
      HistoryReader(visit: .reader(after.caller)), newestFirst: true, from: try #require(first.next), size: 2, limit: 100
    ) { _ in true }
    #expect(second.events.map(\.eventID) == [2, 1])
  }

  @Test("a filter's windows hold only what it takes")
  func filtered() async throws {
    let windows = try await Server(transactions: [4, 4, 4]).windows(newestFirst: false, size: 2) { $0.eventID.isMultiple(of: 5) }
    #expect(windows.flatMap(\.self) == [5, 10])
  }

  @Test("an event is read with what lies between it and the nearer end", arguments: [1, 6, 10] as [Int64])
  func around(id: Int64) async throws {
    let reader = HistoryReader(visit: try .reader(Server(transactions: [2, 2, 2, 2, 2]).caller))
    let ids = try await reader.around(id, length: 10).map(\.eventID)
    #expect(ids.contains(id) && ids == ids.sorted())
  }
}
