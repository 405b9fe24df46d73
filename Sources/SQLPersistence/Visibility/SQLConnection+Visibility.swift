import Model
import Persistence
import VisibilityQuery

/// Lists and counts, each on whatever connection it is given.
extension SQLConnection {
  func list(_ sql: SQLStatements, _ listing: VisibilityListing) throws(SQLFailure) -> [ListedExecution] {
    guard listing.limit > 0 else { return [] }
    var found: [ListedExecution] = []
    try query(SQLListing(listing, sql.dialect).fragment, sql.dialect) { row in
      let key = ExecutionKey(namespaceID: row.id(0), workflowID: row.text(1), runID: row.id(2))
      let place = VisibilityPlace(
        closeTime: WallTime(nanoseconds: row.integer(3)), startTime: WallTime(nanoseconds: row.integer(4)), runID: key.runID)
      found.append(ListedExecution(key: key, place: place, state: row.blob(5), item: row.isNull(6) ? nil : row.blob(6)))
      return true
    }
    return found
  }

  func count(
    _ sql: SQLStatements, _ scope: VisibilityScope, by groupBy: [QueryField], limit: Int
  ) throws(SQLFailure) -> [VisibilityGroup] {
    var groups: [VisibilityGroup] = []
    try query(SQLListing.count(scope, by: groupBy, limit: limit, sql.dialect), sql.dialect) { row in
      let values = groupBy.enumerated().map { column, field in row.value(column, of: field) }
      groups.append(VisibilityGroup(values: values, count: row.integer(groupBy.count)))
      return true
    }
    return groups
  }

  func unlisted(_ sql: SQLStatements, after runID: UniqueID?, limit: Int) throws(SQLFailure) -> [ExecutionKey] {
    var found: [ExecutionKey] = []
    try query(sql.visibility.unlisted, [.id(runID ?? UniqueID(high: 0, low: 0)), .integer(Int64(limit))]) { row in
      found.append(ExecutionKey(namespaceID: row.id(1), workflowID: row.text(2), runID: row.id(0)))
      return true
    }
    return found
  }

  func visibility(_ sql: SQLStatements, of runID: UniqueID) throws(SQLFailure) -> VisibilityRecord? {
    var found: VisibilityRecord?
    try query(sql.visibility.row, [.id(runID)]) { row in
      found = VisibilityRecord(row)
      return false
    }
    guard var record = found else { return nil }
    try query(sql.visibility.attributes, [.id(runID)]) { row in
      record.take(row)
      return true
    }
    record.attributes = record.asIndexed.attributes
    return record
  }

  private func query(_ fragment: SQLFragment, _ dialect: SQLDialect, _ body: (Row) -> Bool) throws(SQLFailure) {
    try query(SQLStatement(text: dialect.placeholders(fragment.text)), fragment.bindings.map { SQLValue($0) }, body)
  }
}

extension SQLRow {
  fileprivate func value(_ column: Int, of field: QueryField) -> QueryValue? {
    if isNull(column) { return nil }
    return switch field.kind {
    case .keyword, .keywordList, .text: .text(text(column))
    case .int, .bool, .datetime, .status, .duration: .integer(integer(column))
    case .double: .real(real(column))
    }
  }

  fileprivate func run(_ workflowID: Int, _ runID: Int) -> VisibleRun? {
    isNull(workflowID) ? nil : VisibleRun(workflowID: text(workflowID), runID: id(runID))
  }

  fileprivate func list(_ column: Int) -> [String] { isNull(column) ? [] : StoredList.elements(of: text(column)) }
}

extension VisibilityRecord {
  /// The row with the columns of `SQLVisibility.columns`.
  fileprivate init(_ row: some SQLRow) {
    self.init(
      division: row.text(2), typeName: row.text(4), taskQueue: row.text(5), status: Int(row.integer(6)),
      startTime: WallTime(nanoseconds: row.integer(7)), executionTime: WallTime(nanoseconds: row.integer(8)), parent: row.run(10, 11),
      root: row.run(12, 13), buildIDs: row.list(14), binaryChecksums: row.list(15))
    let closeTime = WallTime(nanoseconds: row.integer(9))
    if closeTime != SQLVisibility.open { self.closeTime = closeTime }
  }

  /// Adds an attribute's row: a name, a type and three values of which one is there.
  fileprivate mutating func take(_ row: some SQLRow) {
    let name = row.text(0)
    switch row.integer(1) {
    case 1:
      if case .text(let words)? = attributes[name] {
        attributes[name] = .text(words + " " + row.text(2))
      } else {
        attributes[name] = .text(row.text(2))
      }
    case 2: attributes[name] = .keyword(row.text(2))
    case 3: attributes[name] = .int(row.integer(3))
    case 4: attributes[name] = .double(row.real(4))
    case 5: attributes[name] = .bool(row.integer(3) != 0)
    case 6: attributes[name] = .datetime(WallTime(nanoseconds: row.integer(3)))
    default:
      if case .keywordList(let words)? = attributes[name] {
        attributes[name] = .keywordList(words + [row.text(2)])
      } else {
        attributes[name] = .keywordList([row.text(2)])
      }
    }
  }
}
