import FoundationEssentials
import TemporalAPI

/// Tells a list that is open in a browser when something in it has changed.
enum ListLive {
  /// Asks the server again and again while somebody listens, and says `changed` when a count or one of the first rows is not what it was.
  /// `seen` is the fingerprint of what the page shows, so that nothing between its making and now is missed.
  @Sendable static func follow(_ visit: Visit) async throws -> Reply {
    var address = ListAddress(visit.query).first
    address.size = ListData.newest
    let asked = address
    return .watching(from: visit.query["seen"], every: .milliseconds(2500)) {
      async let counts = ListData.statusCounts(asked.query, visit)
      async let problems = ListData.count(ListData.problemsQuery, visit)
      var data = try await ListData.rows(asked, visit)
      guard data.refusal == nil else { return nil }
      data.counts = await counts
      data.problems = (await problems).map { Int($0.count) }
      return Watched(mark: data.fingerprint)
    }
  }
}
