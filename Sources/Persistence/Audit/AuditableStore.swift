public import Model
public import VisibilityQuery

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

  /// What the index of lists has of a run, right or wrong; nil: it has no row of it.
  func indexed(_ runID: UniqueID) async throws(StoreError) -> IndexedExecution?

  /// Runs that the index has something of, and that are not there, of run ids above `runID` (nil: all), in order, at most `limit`.
  func unfoundedEntries(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [UniqueID]

  /// Takes out of the index what it has of a run that is not there. Of one that is there nothing changes.
  func removeUnfoundedEntry(_ runID: UniqueID) async throws(StoreError)

  /// Kept counts of the index that are others than its rows'; none where nobody keeps any.
  func wrongCounts() async throws(StoreError) -> [WrongCount]

  /// Makes the kept counts anew.
  func recount() async throws(StoreError)

  /// How the database finds a page of a list, or counts if `groupBy` says by what, in its own words, a line each.
  func plan(of listing: VisibilityListing, countingBy groupBy: [QueryField]?) async throws(StoreError) -> [String]

  /// What the database finds wrong with itself, in its own words, a sentence each; empty: nothing.
  func integrityProblems() async throws(StoreError) -> [String]
}
