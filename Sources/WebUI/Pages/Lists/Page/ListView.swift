import FoundationEssentials

/// A view that everyone has, as a list's page shows it.
struct ListView: Sendable {
  let label: String
  let href: String
  let isCurrent: Bool
  /// How many there are in it, where that is worth saying.
  let count: String?

  /// The list's views in their order. Those of times begin at `now`.
  static func all(_ address: ListAddress, problems: Int? = nil, now: Date, visit: Visit) -> [ListView] {
    let current = FilterSet(query: address.query)
    return address.list.views.map { view in
      let query = view.query(now)
      let isCurrent = view.moves ? false : FilterSet(query: query) == current
      let count = query == address.list.problemsQuery ? problems.flatMap { $0 > 0 ? CountText.text($0) : nil } : nil
      return ListView(label: view.label, href: ListAddress(query: query, in: address.list).href(visit), isCurrent: isCurrent, count: count)
    }
  }
}

/// A view that everyone has: its name, and the query or the length of time until now that it means.
struct ListViewKind: Sendable, Hashable {
  let label: String
  private let text: String
  private let since: TimePreset?

  init(_ label: String, _ query: String) {
    (self.label, text, since) = (label, query, nil)
  }

  init(_ label: String, since: TimePreset) {
    (self.label, text, self.since) = (label, "", since)
  }

  /// Those of a list of things that run and end.
  static let usual = [
    ListViewKind("All", ""), ListViewKind("Running", "ExecutionStatus = \"Running\""),
    ListViewKind("Failed", "ExecutionStatus = \"Failed\""), ListViewKind("Today", since: .today), ListViewKind("Last hour", since: .hour),
  ]

  /// Whether it means something else at every moment.
  var moves: Bool { since.map { $0 != .today } ?? false }

  func query(_ now: Date) -> String {
    since.map { Filter("StartTime", .greaterOrEqual, [.text(TimePreset.text($0.start(now)))]).text } ?? text
  }
}
