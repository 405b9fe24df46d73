import JSONText
import TemporalAPI

/// How many things there are in each status, and the filters that show one status alone.
struct StatusFilters: Sendable, Hashable {
  /// Empty where the server does not say.
  private var counts: [String: Int64] = [:]

  init() {}

  /// What a server says that was asked to `GROUP BY ExecutionStatus`.
  init(_ groups: [(values: [Payload], count: Int64)]) {
    counts = Dictionary(groups.compactMap { group in group.values.first.map { (PayloadView($0).json.text ?? "", group.count) } }) {
      $0 + $1
    }
  }

  /// A filter for all, and one for each status that something is in or that is chosen.
  func lines(_ statuses: [String], query: String, link: ([(String, String)]) -> String) -> [ListFilter] {
    let all = ListFilter(label: "All", count: counts.isEmpty ? nil : counts.values.reduce(0, +), href: link([]), isCurrent: query.isEmpty)
    return [all]
      + statuses.compactMap { status in
        let filter = "ExecutionStatus = '\(status)'"
        guard counts[status] != nil || query == filter else { return nil }
        let label = status == "TimedOut" ? "Timed out" : status
        return ListFilter(label: label, count: counts[status] ?? 0, href: link([("query", filter)]), isCurrent: query == filter)
      }
  }
}
