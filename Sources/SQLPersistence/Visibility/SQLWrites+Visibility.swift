import Model
import Persistence
import VisibilityQuery

extension SQLWrites {
  /// Writes what a transition changes of the index: nothing conflicts here.
  func writeVisibility(_ change: VisibilityChange, of key: ExecutionKey, isNew: Bool) throws(SQLFailure) {
    let record = change.record
    let builds: [SQLValue] = [.init(StoredList.stored(record.buildIDs)), .init(StoredList.stored(record.binaryChecksums))]
    if change.parts.contains(.rest) {
      try send(sql.visibility.set, record.values(of: key) + builds)
    } else if change.parts.contains(.standing) {
      let closeTime = record.closeTime ?? SQLVisibility.open
      try send(sql.visibility.setStanding, [.integer(Int64(record.status)), .integer(closeTime.nanoseconds)] + builds + [.id(key.runID)])
    } else if change.parts.contains(.builds) {
      try send(sql.visibility.setBuilds, builds + [.id(key.runID)])
    }
    for (name, value) in change.attributes {
      if !isNew { try send(sql.visibility.deleteAttribute, [.id(key.runID), .text(name)]) }
      if let value { try write(value, named: name, of: key) }
    }
  }

  /// Puts an execution into the index that it is not in, or not rightly.
  func relist(_ entry: VisibilityEntry) throws(SQLFailure) -> WriteResult {
    let (key, record) = (entry.key, entry.record)
    let isCurrent = try connection.execute(
      sql.visibility.setSize, entry.size.values + [.id(key.runID), .integer(entry.version), .id(key.namespaceID), .text(key.workflowID)])
    // Whoever changed it meanwhile will be asked again.
    guard isCurrent == 1 else { return .failure(.versionConflict(key)) }
    try send(sql.visibility.deleteAttributes, [.id(key.runID)])
    try writeVisibility(VisibilityChange(record: record, parts: .all, attributes: record.attributes), of: key, isNew: true)
    return .success(.done)
  }

  /// Takes out of the index what it has of a run that is not there.
  func removeUnfoundedEntry(_ runID: UniqueID) throws(SQLFailure) -> WriteResult {
    for statement in [sql.visibility.deleteUnfounded, sql.visibility.deleteUnfoundedAttributes] {
      try send(statement, [.id(runID), .id(runID)])
    }
    return .success(.done)
  }

  /// Makes the kept counts anew, where there are any.
  func recount() throws(SQLFailure) -> WriteResult {
    if sql.dialect.keepsCounts { try connection.recountVisibility() }
    return .success(.done)
  }

  private func write(_ value: AttributeValue, named name: String, of key: ExecutionKey) throws(SQLFailure) {
    for (position, stored) in value.values.enumerated() {
      let values: [SQLValue] =
        switch stored {
        case .text(let text): [.text(text), .null, .null]
        case .integer(let number): [.null, .integer(number), .null]
        case .real(let number): [.null, .null, .real(number)]
        }
      try send(
        sql.visibility.addAttribute,
        [
          .id(key.runID), .text(name), .integer(Int64(position)), .id(key.workflow.ownerID), .integer(Int64(value.storedType)),
        ] + values)
    }
  }
}

extension VisibilityRecord {
  /// The row, but for its builds, in the order of `SQLVisibility.columns`.
  fileprivate func values(of key: ExecutionKey) -> [SQLValue] {
    [
      .id(key.runID), .id(key.workflow.ownerID), .text(division), .text(key.workflowID), .text(typeName), .text(taskQueue),
      .integer(Int64(status)), .integer(startTime.nanoseconds), .integer(executionTime.nanoseconds),
      .integer((closeTime ?? SQLVisibility.open).nanoseconds), .init(parent?.workflowID), .init(parent?.runID), .init(root?.workflowID),
      .init(root?.runID),
    ]
  }
}
