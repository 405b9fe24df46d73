import FoundationEssentials

extension ListPages {
  /// Tells a list that is open in a browser when something in it has changed: asks the server again and again while somebody listens, and says `changed` when a count or one of the first rows is not what it was.
  /// `seen` is the fingerprint of what the page shows, so that nothing between its making and now is missed.
  @Sendable func follow(_ visit: Visit) async throws -> Reply {
    var address = ListAddress(visit.query, in: source.place).first
    address.size = newestRows
    let asked = address
    return .watching(from: visit.query["seen"], every: .milliseconds(2500)) {
      async let counts = source.counts(asked.query, visit)
      var data = try await source.rows(asked, visit)
      guard data.refusal == nil else { return nil }
      (data.counts, data.problems) = await counts
      return Watched(mark: data.fingerprint)
    }
  }
}
