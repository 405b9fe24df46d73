public import Model

/// A store that can be looked through as a whole. What it offers beyond `Store` may read everything: it is for auditors, never for a server.
public protocol AuditableStore: Store {
  /// The names of the runs after `runID` (nil: from the first), by ascending run id, at most `limit`, whoever they belong to.
  func runs(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [ExecutionKey]

  /// Every task row of a run, ordered by kind and reference.
  func tasks(of runID: UniqueID) async throws(StoreError) -> [StoredTask]

  /// Workflow ids that stand for a run which is not there, at most `limit`.
  func danglingCurrentRuns(limit: Int) async throws(StoreError) -> [ExecutionKey]

  /// Parts that belong to no run, by what they are: how many rows. None: it is not named.
  func strayRows() async throws(StoreError) -> [String: Int]

  /// What the database finds wrong with itself, in its own words, a sentence each; empty: nothing.
  func integrityProblems() async throws(StoreError) -> [String]
}
