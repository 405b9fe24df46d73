/// A narrowing of a list, as a link.
struct ListFilter: Sendable, Hashable {
  let label: String
  let count: Int64?
  let href: String
  let isCurrent: Bool
}
