/// What the list's template shows.
struct ListModel: Sendable {
  let title: String
  /// How many match, in words; nil: the server did not count.
  let total: String?
  let startHref: String?
  let startLabel: String
  let views: [ListView]
  let viewsKey: String
  let bar: FilterBar
  /// Nil: the bar shows it all.
  let rawNotice: String?
  let editor: QueryEditor
  let notices: [String]
  let chips: [Chip]
  let clearHref: String?
  let counts: [StatusCount]
  let columnsHref: String
  let sizes: [Choice]
  let downloads: [Choice]
  let headings: [ColumnHeading]
  let rows: [RowView]
  let hasRows: Bool
  let isEmpty: Bool
  let emptyWords: String
  let pages: PageLinks
  /// The newest runs, for scripts to see what is new; nil: not on this page.
  let newest: String?
  let bulk: BulkBar?

  /// Something to choose, as a link.
  struct Choice: Sendable {
    let label: String
    let href: String
    let isCurrent: Bool
  }
}

/// A comparison that narrows the list, and the list without it.
struct Chip: Sendable {
  let words: String
  let withoutHref: String
}

/// How many have a status.
struct StatusCount: Sendable {
  let status: StatusView
  let count: String
  let href: String
  let isCurrent: Bool
}

/// The head of a column.
struct ColumnHeading: Sendable {
  let label: String
  let style: String
  /// The list in the order of it; nil: that is not offered.
  let orderHref: String?
  /// `ascending` or `descending`, as `aria-sort` has it; nil: the list is in another order.
  let sort: String?
}

/// The pages around this one.
struct PageLinks: Sendable {
  let first: String?
  let previous: String?
  let next: String?
  /// `101–200`, or `None`.
  let range: String
}

/// The query as text, and what is wrong with it.
struct QueryEditor: Sendable {
  let query: String
  let example: String
  /// Where it goes.
  let action: String
  let order: String?
  let size: String?
  /// The server's sentence; nil: nothing is wrong.
  let refusal: String?
  let mark: QueryMark?
  /// What scripts complete with: `Name:Type`, one after the other.
  let attributes: String
}

/// A line of the list.
struct RowView: Sendable {
  let runID: String
  /// What the tick box sends: the run and the ID.
  let key: String
  let id: String
  /// Whether the row is renewed where it is when something changes.
  let isLive: Bool
  let cells: [Cell]
}

/// The bar that does something with many at once.
struct BulkBar: Sendable {
  let action: String
  /// What is sent along, so that the same page or all that match can be found again.
  let list: String
  let operations: [Operation]
  let pageCount: String
  let total: String?

  /// Something that can be done.
  struct Operation: Sendable {
    let value: String
    let label: String
  }
}
