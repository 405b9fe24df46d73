import HistoryService
import Model
import Persistence
import TemporalAPI
import Testing

@Suite("Lists of schedules", .timeLimit(.minutes(1)))
struct ScheduleListTests {
  /// The ids of the schedules that match, page by page.
  private func pages(
    _ house: House, of limit: Int, matching: @escaping @Sendable (ListedSchedule) -> Bool = { _ in true }
  ) async throws -> [[String]] {
    var pages: [[String]] = []
    var cursor: VisibilityPlace?
    repeat {
      let (page, next) = try await house.history.listSchedules(namespaceID: namespaceID, after: cursor, limit: limit, matching: matching)
      pages.append(page.map(\.scheduleID))
      cursor = next
    } while cursor != nil
    return pages
  }

  @Test("pages are full but for the last, none comes behind it, and a filter leaves nothing out")
  func full() async throws {
    // So that pages of the index end within pages of the list.
    var configuration = HistoryConfiguration()
    configuration.taskPage = 3
    try await House(configuration: configuration).run { house in
      for number in 1...9 { try await house.createSchedule("s\(number)") { $0.schedule.state.paused = number % 2 == 0 } }
      #expect(try await pages(house, of: 4).map(\.count) == [4, 4, 1])
      #expect(try await pages(house, of: 3).map(\.count) == [3, 3, 3])
      #expect(Set(try await pages(house, of: 2).joined()).count == 9)
      #expect(try await pages(house, of: 2) { $0.isPaused } == [["s8", "s6"], ["s4", "s2"]])
      #expect(try await pages(house, of: 3) { $0.isPaused } == [["s8", "s6", "s4"], ["s2"]])
    }
  }

  @Test("a store that does not answer is no reason to leave a schedule out")
  func unreadable() async throws {
    let first = House()
    try await first.run { house in
      for number in 1...3 { try await house.createSchedule("s\(number)") }
    }
    try await first.restarted().run { house in
      house.store.failNextRead(.failed("the disk is busy"))
      let error = await #expect(throws: ServiceError.self) { try await self.pages(house, of: 10) }
      #expect(error?.code == .unavailable)
      let pages = try await self.pages(house, of: 10)
      #expect(pages.map(\.count) == [3])
    }
  }
}
