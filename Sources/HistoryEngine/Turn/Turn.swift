import HistoryRecords
public import Model
import TemporalAPI

/// One decision about one run: a working copy of its state, and what the decision adds to the world.
///
/// Operations mutate the copy and either succeed or throw; `finish()` gives the `Transition` to commit. Throwing a turn away
/// undoes it. Every operation is synchronous and reads no clock.
public struct Turn: Sendable {
  /// Shared with whoever holds the run until the decision changes it: a turn goes through many frames, and a state is large.
  @Shared public internal(set) var state: MutableState
  /// The turn's time by the run's own clock.
  public internal(set) var now: WallTime
  /// The same by the server's clock.
  public let wallNow: WallTime
  public let rules: Rules

  /// Set it before a decision that may end a run which is to be tried again.
  public var restart: RunRestart?

  /// Set it before a decision that ends a run whose children go on: another run will take its place as their parent.
  public var sparesChildren = false

  /// What lists could find the run by before the turn; nil: there was no run.
  let factsBefore: VisibleFacts?
  /// Events that have their ids.
  var events: [HistoryEvent] = []
  var dirty = DirtyItems()
  var tasks: [TaskSlot: TaskChange] = [:]
  /// Whether the record itself changed in a way that must be stored.
  var isDurable = false
  var newRun: [Transition] = []
  /// A speculative workflow task to be given out, and whether it was made in this turn, so that storing the rest leaves it what it is.
  var offer: TaskRecord?
  var hasScheduledSpeculativeTask = false
  var updateNews: [UpdateNews] = []
  /// Running attempts whose workers are to be told that they are cancelled.
  var cancelledAttempts: [ActivityRecord] = []
  var timedOutActivities: [TimedOutActivity] = []
  /// While several things happen at once, the workflow task that each of them asks for waits for the last.
  var holdsWorkflowTaskBack = false
  var wantsWorkflowTask = false
  /// An error for the caller although the turn is to be committed: what it asked for was refused, and that refusal is itself an event.
  var refusal: ServiceError?

  /// Begins a turn. Events left in the buffer by a crash are written first: the workflow task that held them back is gone.
  ///
  /// `now` is the time by the server's clock.
  public init(_ state: Shared<MutableState>, now: WallTime, rules: Rules) {
    _state = state
    self.now = state.wrappedValue.time(at: now)
    wallNow = now
    self.rules = rules
    factsBefore = VisibleFacts(state.wrappedValue)
    if self.state.startedTask == nil && !self.state.buffer.isEmpty && self.state.isOpen {
      flushBuffer()
      scheduleWorkflowTaskIfNone()
    }
  }

  /// Begins one on a state that nobody shares.
  public init(_ state: MutableState, now: WallTime, rules: Rules) {
    self.init(Shared(wrappedValue: state), now: now, rules: rules)
  }

  /// A turn on a run that does not exist yet.
  init(new state: MutableState, now: WallTime, rules: Rules) {
    self.state = state
    self.now = state.time(at: now)
    wallNow = now
    self.rules = rules
    factsBefore = nil
    isDurable = true
  }

  func requireOpen() throws(ServiceError) {
    guard state.isOpen else { throw .alreadyCompleted }
  }
}

/// Names one of the execution's task rows within a turn.
struct TaskSlot: Hashable, Comparable {
  var kind: TaskKind
  var reference: Int64

  static func < (a: TaskSlot, b: TaskSlot) -> Bool { (a.kind.rawValue, a.reference) < (b.kind.rawValue, b.reference) }
}

/// Which items a turn touched, by their references.
struct DirtyItems: Sendable {
  var activities: Set<Int64> = []
  var timers: Set<String> = []
  var removedTimers: [Int64] = []
  var children: Set<Int64> = []
  var externalSignals: Set<Int64> = []
  var externalCancels: Set<Int64> = []
  var buffered: Set<Int64> = []
  var unbuffered: [Int64] = []
  var signalRequestIDs: [(reference: Int64, id: String)] = []
  var details = false
  var updates: [Int64: UpdateRecord] = [:]
  var admittedUpdates: Set<Int64> = []
  var removedAdmittedUpdates: [Int64] = []
  var resetPoints = false
  var timeSkipping = false
  var requests: Set<String> = []
  var callbacks: Set<Int64> = []
  var standalone = false
  var standaloneEnd = false
  var batch = false
  var batchProgress = false
}

extension ServiceError {
  /// The run is closed, so nothing can be added to it.
  static var alreadyCompleted: ServiceError { .notFound("workflow execution already completed") }
}
