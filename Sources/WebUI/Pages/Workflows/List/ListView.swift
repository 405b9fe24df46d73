import FoundationEssentials

/// A view that everyone has.
struct ListView: Sendable {
  let label: String
  let href: String
  let isCurrent: Bool
  /// How many there are in it, where that is worth saying.
  let count: String?

  /// The views in their order. Those of times begin at `now`.
  static func system(_ address: ListAddress, problems: Int?, now: Date, visit: Visit) -> [ListView] {
    let current = FilterSet(query: address.query)
    func view(_ label: String, _ query: String, count: String? = nil, isCurrent: Bool? = nil) -> ListView {
      let isSame = isCurrent ?? (FilterSet(query: query) == current)
      return ListView(label: label, href: ListAddress(query: query).href(visit), isCurrent: isSame, count: count)
    }
    func since(_ preset: TimePreset, _ label: String) -> ListView {
      let filter = Filter("StartTime", .greaterOrEqual, [.text(TimePreset.text(preset.start(now)))])
      return view(label, filter.text, isCurrent: preset == .today ? nil : false)
    }
    return [
      view("All", ""), view("Running", "ExecutionStatus = \"Running\""),
      view("Task failures", ListData.problemsQuery, count: problems.flatMap { $0 > 0 ? CountText.text($0) : nil }),
      view("Without parents", "ParentWorkflowId IS NULL"), since(.today, "Today"), since(.hour, "Last hour"),
    ]
  }
}
