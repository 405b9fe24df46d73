import FoundationEssentials
import TemporalAPI

/// Tells a list that is open in a browser when something in it has changed.
enum ListLive {
  private static let pause = Duration.milliseconds(2500)

  /// Asks the server again and again while somebody listens, and says `changed` when a count or one of the first rows is not what it was.
  /// `seen` is the fingerprint of what the page shows, so that nothing between its making and now is missed.
  @Sendable static func follow(_ visit: Visit) async throws -> Reply {
    var address = ListAddress(visit.query).first
    address.size = ListData.newest
    let asked = address
    return .events { writer in
      var seen = visit.query["seen"]
      while !Task.isCancelled {
        // A server that does not answer now may do so later.
        if let now = await fingerprint(asked, visit) {
          if let known = seen, known != now { guard writer.send("changed", now) else { return } }
          seen = now
        }
        try? await Task.sleep(for: pause)
      }
    }
  }

  private static func fingerprint(_ address: ListAddress, _ visit: Visit) async -> String? {
    async let counts = ListData.statusCounts(address.query, visit)
    async let problems = ListData.count(ListData.problemsQuery, visit)
    guard var data = try? await ListData.rows(address, visit), data.refusal == nil else { return nil }
    data.counts = await counts
    data.problems = (await problems).map { Int($0.count) }
    return data.fingerprint
  }
}
