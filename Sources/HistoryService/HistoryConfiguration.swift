/// The service's bounds. The defaults suit a server with a few hundred megabytes.
public struct HistoryConfiguration: Sendable {
  /// Workflow ids kept in memory. More stay only while somebody works with them or a worker computes their task.
  public var cachedWorkflows = 20_000
  /// The memory, in bytes (an estimate), that cached runs may hold.
  public var cachedBytes = 128 << 20
  /// The newest history of a run that is kept beside its state, in bytes on the wire.
  public var recentHistoryBytes = 128 << 10
  /// Turns of one run that share a commit, and the bytes of history and items after which no more join.
  public var turnsAtOnce = 64
  public var turnBytesAtOnce = 1 << 20
  /// Turns that timers run at the same time; group commit makes one write of them.
  public var concurrentWakeUps = 64
  /// What one run owes to other workflows is done so many at a time, and recorded in one turn.
  public var errandsAtOnce = 256
  /// Rows due later than this from now stay in the store until the horizon comes near.
  public var timerHorizon: Duration = .seconds(300)
  /// Rows read from the store at a time.
  public var taskPage = 1000
  /// The longest sleep while timers wait: a jump of the wall clock is noticed within this.
  public var longestSleep: Duration = .seconds(1)
  /// Bytes of events after which a history page ends, so that answers stay under gRPC's 4 MiB.
  public var historyPageBytes = 2 << 20
  /// Events after which a history page ends, unless the request says another number.
  public var historyPageEvents = 256
  /// Bytes of history that a reset copies in one commit; a longer one is copied in pieces.
  public var historyCopyBytes = 4 << 20
  /// When a copy that was never completed is deleted.
  public var abandonedCopyAge: Duration = .seconds(3600)
  /// Callbacks that are posted to one destination at the same time, and how long each may take.
  public var concurrentCallbacks = 100
  public var callbackTimeout: Duration = .seconds(10)
  /// Closed runs that are put into archives a second, and at the same time.
  public var archivalsPerSecond = 100.0
  public var concurrentArchivals = 4
  /// Targets that a batch job takes a second, unless it says otherwise; at most so many between two commits of its progress, so many side by side.
  public var batchTargetsPerSecond = 50.0
  public var batchTargetsAtOnce = 100
  public var concurrentBatchTargets = 8
  /// Executions of a namespace that goes that are deleted side by side.
  public var concurrentDeletions = 16
  /// How often a batch job tries what is refused only for now.
  public var batchAttempts = 6
  /// How often event feeds are looked through for what has been kept long enough.
  public var feedSweepInterval: Duration = .seconds(60)
  /// How often whoever waits for a feed reads it all the same: other servers on the same database do not say that they have written.
  public var feedReadInterval: Duration = .seconds(1)
  /// Queries that may wait for one run's next workflow task.
  public var bufferedQueries = 1
  /// From this attempt of a workflow task on, queries are refused instead of waiting for a task that keeps failing.
  public var failedQueryAttempt: Int32 = 3

  public init() {}
}
