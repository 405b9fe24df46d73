/// A narrowing of a list, as a link.
struct ListFilter: Sendable, Hashable {
  let label: String
  let href: String
  let isCurrent: Bool
}
