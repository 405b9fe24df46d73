import FoundationEssentials

/// Links through the pages of a list, as the part `paging` shows them.
struct Paging: Sendable, Hashable {
  /// The list's beginning; nil on the first page.
  let first: String?
  /// What follows; nil on the last page.
  let next: String?
  let isNeeded: Bool

  /// The name under which a page's token stands in the address.
  static let name = "page"

  /// - Parameters:
  ///   - token: What the server gave for the page that follows; empty: there is none.
  ///   - link: The list's address with a query string.
  init(_ visit: Visit, next token: Data, link: ([(String, String)]) -> String) {
    first = visit.query[Self.name] == nil ? nil : link(visit.query.with(Self.name, nil))
    next = token.isEmpty ? nil : link(visit.query.with(Self.name, token.base64EncodedString()))
    isNeeded = first != nil || next != nil
  }
}

extension Visit {
  /// The token of the page that the address asks for; empty: the first.
  var pageToken: Data { query[Paging.name].flatMap { Data(base64Encoded: $0) } ?? Data() }
}
