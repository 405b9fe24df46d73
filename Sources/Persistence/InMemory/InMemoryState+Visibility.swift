public import Model
import VisibilityQuery

/// Lists by looking at every run: what the SQL stores' answers are held against.
extension InMemoryState {
  func list(_ listing: VisibilityListing) -> [ListedExecution] {
    var found = visible(listing.scope).sorted { a, b in
      if listing.orderBy.precedes(a.values, b.values) { return true }
      if listing.orderBy.precedes(b.values, a.values) { return false }
      return a.place > b.place
    }
    switch listing.start {
    case .after(let place): found.removeAll { $0.place >= place }
    case .skipping(let count): found.removeFirst(min(count, found.count))
    case nil: break
    }
    return found.prefix(max(0, listing.limit)).compactMap { execution in
      runs[execution.key.runID].map {
        ListedExecution(key: execution.key, place: execution.place, state: $0.state, item: $0.item(listing.item))
      }
    }
  }

  func count(_ scope: VisibilityScope, by groupBy: [QueryField], limit: Int) -> [VisibilityGroup] {
    let found = visible(scope)
    if groupBy.isEmpty { return [VisibilityGroup(values: [], count: Int64(found.count))] }
    var counts: [[QueryValue?]: Int64] = [:]
    for execution in found { counts[groupBy.map { execution.values($0).first }, default: 0] += 1 }
    return Array(counts.map { VisibilityGroup(values: $0.key, count: $0.value) }.sorted { $0.count > $1.count }.prefix(max(0, limit)))
  }

  func unlisted(after runID: UniqueID?, limit: Int) -> [ExecutionKey] {
    let keys = runs.values.filter { $0.visibility == nil }.map(\.key).filter { key in runID.map { key.runID > $0 } ?? true }
    return Array(keys.sorted { $0.runID < $1.runID }.prefix(max(0, limit)))
  }

  mutating func relist(_ entry: VisibilityEntry) throws(StoreError) {
    guard run(entry.key) != nil else { throw .versionConflict(entry.key) }
    try runs[entry.key.runID]?.relist(entry)
  }

  private func visible(_ scope: VisibilityScope) -> [VisibleExecution] {
    runs.values.compactMap(\.visible).filter { execution in
      execution.key.workflow.ownerID == scope.namespaceID && (scope.division.map { execution.record.division == $0 } ?? true)
        && scope.condition.isMet(by: execution.values)
    }
  }
}

extension VisibilityRecord {
  /// The record as an index gives it back, which has of texts their words alone.
  public var asIndexed: VisibilityRecord {
    var record = self
    record.attributes = attributes.mapValues { value in
      guard case .text(let text) = value else { return value }
      return .text(TextWords.words(of: text).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: " "))
    }
    return record
  }
}
