import HistoryEngine
import HistoryRecords
public import Model
public import Persistence
public import TemporalAPI

extension VisibilityEntry {
  /// What the index of lists is to have of an execution; nil: nothing, because it is the copy of a history that a reset was writing when it was
  /// stopped, and no run yet. Throws what reading a damaged state throws.
  ///
  /// - Parameter types: Those of the namespace's search attributes; nil: values say theirs themselves.
  public init?(_ stored: StoredExecution, of key: ExecutionKey, types: [String: IndexedValueType]?) throws(ServiceError) {
    let state = try MutableState(
      key: key, state: stored.state, items: stored.items.map { ($0.id.kind, $0.id.reference, $0.bytes) })
    guard state.record.status != .unspecified else { return nil }
    self.init(key: key, version: stored.version, record: state.visibilityRecord(types: types), size: ExecutionSize(state))
  }
}
