import Model
import Persistence
import VisibilityQuery

/// Writes the statements of lists and counts.
///
/// The page is found in the index first, and only its executions are read: what sorts or filters many rows never carries their states along.
struct SQLListing {
  /// Gives namespace id, workflow id, run id, close time, start time, state and item.
  let fragment: SQLFragment

  init(_ listing: VisibilityListing, _ dialect: SQLDialect) {
    let printer = SQLVisibility.printer(dialect, namespaceID: listing.scope.namespaceID)
    let terms = printer.terms(listing.orderBy)
    var page = SQLFragment("SELECT v.run_id, v.close_time, v.start_time")
    for (number, term) in terms.enumerated() { page = page + ", " + term.expression + " AS o\(number)" }
    page = page + " FROM visibility v WHERE " + Self.condition(listing.scope, printer)
    if case .after(let place)? = listing.start {
      page =
        page
        + SQLFragment(
          " AND (v.close_time, v.start_time, v.run_id) < (?, ?, ?)",
          [.integer(place.closeTime.nanoseconds), .integer(place.startTime.nanoseconds), .id(place.runID)])
    }
    let usual = ["close_time", "start_time", "run_id"]
    page = page + " ORDER BY " + (terms.map(\.sql) + usual.map { SQLFragment("v.\($0) DESC") }).joined(separator: ", ")
    page = page + SQLFragment(" LIMIT ?", [.integer(Int64(listing.limit))])
    if case .skipping(let count)? = listing.start { page = page + SQLFragment(" OFFSET ?", [.integer(Int64(count))]) }

    let outer = terms.enumerated().map { number, term in
      SQLOrderTerm(SQLFragment("p.o\(number)"), isDescending: term.isDescending, isAlwaysPresent: term.isAlwaysPresent).sql
    }
    fragment =
      "SELECT e.namespace_id, e.workflow_id, e.run_id, p.close_time, p.start_time, e.state, i.bytes FROM (" + page
      + SQLFragment(
        ") p JOIN executions e ON e.run_id = p.run_id "
          + "LEFT JOIN items i ON i.run_id = p.run_id AND i.kind = ? AND i.reference = ? ORDER BY ",
        [.integer(Int64(listing.item.kind)), .integer(listing.item.reference)])
      + (outer + usual.map { SQLFragment("p.\($0) DESC") }).joined(separator: ", ")
  }

  /// Gives the groups' values and their counts.
  static func count(_ scope: VisibilityScope, by groupBy: [QueryField], limit: Int, _ dialect: SQLDialect) -> SQLFragment {
    let printer = SQLVisibility.printer(dialect, namespaceID: scope.namespaceID)
    var condition = condition(scope, printer)
    var (table, count) = ("visibility", "COUNT(*)")
    if dialect.keepsCounts, groupBy.allSatisfy(isCounted), scope.condition.fields.allSatisfy(isCounted) {
      (table, count) = ("visibility_counts", "SUM(v.runs)")
      condition = condition + " AND v.runs > 0"
    }
    guard !groupBy.isEmpty else { return "SELECT COALESCE(\(count), 0) FROM \(table) v WHERE " + condition }
    let values = groupBy.map(printer.value).joined(separator: ", ")
    let numbers = (1...groupBy.count).map(String.init).joined(separator: ", ")
    return "SELECT " + values + ", \(count) FROM \(table) v WHERE " + condition
      + SQLFragment(" GROUP BY \(numbers) ORDER BY \(groupBy.count + 1) DESC LIMIT ?", [.integer(Int64(limit))])
  }

  /// Whether executions that have the attribute alike are counted together.
  private static func isCounted(_ field: QueryField) -> Bool {
    switch VisibilityAttribute(rawValue: field.name) {
    case .status, .typeName, .division: true
    default: false
    }
  }

  private static func condition(_ scope: VisibilityScope, _ printer: QueryPrinter) -> SQLFragment {
    var parts = [SQLFragment("v.namespace_id = ?", [.id(scope.namespaceID)])]
    if let division = scope.division { parts.append(SQLFragment("v.division = ?", [.text(division)])) }
    if scope.condition != .always { parts.append(printer.condition(scope.condition)) }
    return parts.joined(separator: " AND ")
  }
}
