public import Model
public import VisibilityQuery

/// The index that lists and counts are made of. It is written by the commits that change executions, so it is never behind them.
public protocol VisibilityStore: Sendable {
  /// A page of the executions in the scope, with what their owner shows of them.
  func list(_ listing: VisibilityListing) async throws(StoreError) -> [ListedExecution]

  /// How many executions are in the scope, apart for each combination of the values of `groupBy`, the largest group first, at most `limit` groups.
  /// Without `groupBy` there is one group, of no values.
  func count(_ scope: VisibilityScope, by groupBy: [QueryField], limit: Int) async throws(StoreError) -> [VisibilityGroup]

  /// Executions that the index does not have, of run ids above `runID` (nil: all), in order, at most `limit`: none but those that were written
  /// before there was an index, or damage.
  func unlisted(after runID: UniqueID?, limit: Int) async throws(StoreError) -> [ExecutionKey]

  /// Puts an execution into the index anew, if it is still of the version that the entry was made from.
  func relist(_ entry: VisibilityEntry) async throws(StoreError)

  /// What the index has of an execution; nil: nothing. Words of texts are in alphabetical order.
  func visibility(of key: ExecutionKey) async throws(StoreError) -> VisibilityRecord?
}

/// Which executions a list or a count is about.
public struct VisibilityScope: Sendable {
  /// The namespace as clients know it.
  public var namespaceID: UniqueID
  /// Nil: whatever their division.
  public var division: String?
  public var condition: Condition

  public init(namespaceID: UniqueID, division: String?, condition: Condition = .always) {
    self.namespaceID = namespaceID
    self.division = division
    self.condition = condition
  }
}

/// Which page of a list is wanted, and in which order.
public struct VisibilityListing: Sendable {
  public var scope: VisibilityScope
  /// Before the order that lists have anyway: open executions first, then the latest close, then the latest start.
  public var orderBy: [ListQuery.Ordering]
  public var start: VisibilityPosition?
  public var limit: Int
  /// The item of each execution that comes with it.
  public var item: ItemID

  public init(scope: VisibilityScope, orderBy: [ListQuery.Ordering] = [], start: VisibilityPosition? = nil, limit: Int, item: ItemID) {
    self.scope = scope
    self.orderBy = orderBy
    self.start = start
    self.limit = limit
    self.item = item
  }
}

/// Where in a list a page begins.
public enum VisibilityPosition: Hashable, Sendable {
  /// Behind this place of the order that lists have anyway.
  case after(VisibilityPlace)
  /// Behind so many executions.
  case skipping(Int)
}

/// An execution's place in the order that lists have anyway.
public struct VisibilityPlace: Hashable, Sendable, Comparable {
  /// `WallTime.distantFuture`: open.
  public var closeTime: WallTime
  public var startTime: WallTime
  public var runID: UniqueID

  public init(closeTime: WallTime, startTime: WallTime, runID: UniqueID) {
    self.closeTime = closeTime
    self.startTime = startTime
    self.runID = runID
  }

  /// Where the open executions end.
  public static let lastOpen = VisibilityPlace(
    closeTime: .distantFuture, startTime: WallTime(nanoseconds: .min), runID: UniqueID(high: 0, low: 0))

  /// Places further down in lists are less.
  public static func < (a: VisibilityPlace, b: VisibilityPlace) -> Bool {
    (a.closeTime, a.startTime, a.runID) < (b.closeTime, b.startTime, b.runID)
  }
}

/// An execution in a list.
public struct ListedExecution: Hashable, Sendable {
  public var key: ExecutionKey
  public var place: VisibilityPlace
  public var state: [UInt8]
  /// The item that was asked for; nil: it has none.
  public var item: [UInt8]?

  public init(key: ExecutionKey, place: VisibilityPlace, state: [UInt8], item: [UInt8]?) {
    self.key = key
    self.place = place
    self.state = state
    self.item = item
  }
}

/// Executions with the same values.
public struct VisibilityGroup: Hashable, Sendable {
  /// In the order of the attributes that were asked for; nil: it is missing.
  public var values: [QueryValue?]
  public var count: Int64

  public init(values: [QueryValue?], count: Int64) {
    self.values = values
    self.count = count
  }
}

/// What the index has of one execution.
public struct VisibilityEntry: Sendable {
  public var key: ExecutionKey
  /// The version of the execution that it was made from.
  public var version: Int64
  public var record: VisibilityRecord
  public var size: ExecutionSize

  public init(key: ExecutionKey, version: Int64, record: VisibilityRecord, size: ExecutionSize) {
    self.key = key
    self.version = version
    self.record = record
    self.size = size
  }
}

/// How large an execution is: what lists can be searched by, and is true at every moment.
public struct ExecutionSize: Hashable, Sendable {
  public var historyLength: Int64
  public var historyBytes: Int64
  public var transitions: Int64

  public init(historyLength: Int64 = 0, historyBytes: Int64 = 0, transitions: Int64 = 0) {
    self.historyLength = historyLength
    self.historyBytes = historyBytes
    self.transitions = transitions
  }
}
