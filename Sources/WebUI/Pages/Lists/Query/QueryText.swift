import VisibilityQuery

/// What is done with the text of a query without changing what a reader wrote in it.
enum QueryText {
  /// The query narrowed by one more comparison.
  static func adding(_ filter: Filter, to query: String) -> String {
    if let set = FilterSet(query: query) { return set.adding(filter).query }
    return hasClauses(query) ? filter.text : "(\(query)) AND \(filter.text)"
  }

  /// Whether something stands behind the condition: GROUP BY, ORDER BY, LIMIT. A query with a mistake in it has nothing there.
  static func hasClauses(_ query: String) -> Bool {
    guard let parsed = try? ParsedQuery(query) else { return false }
    return !parsed.groupBy.isEmpty || !parsed.orderBy.isEmpty || parsed.limit != nil
  }

  /// The query in an order; as it is where it has one of its own.
  static func ordered(_ query: String, by order: ListOrder?) -> String {
    guard let order, !hasClauses(query) else { return query }
    return (query.isEmpty ? "" : query + " ") + "ORDER BY \(Filter.name(order.attribute))\(order.isDescending ? " DESC" : " ASC")"
  }

  /// The query that counts by an attribute; nil where the query has clauses of its own.
  static func grouped(_ query: String, by attribute: String) -> String? {
    hasClauses(query) ? nil : (query.isEmpty ? "" : query + " ") + "GROUP BY \(attribute)"
  }
}
