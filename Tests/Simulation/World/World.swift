import Model
import TestSupport

/// One simulated world: a disk, the servers on it, the network before them, and everybody who calls.
final class World: @unchecked Sendable {
  static let start = WallTime(nanoseconds: 1_700_000_000_000_000_000)

  enum CommitFault {
    case failed
    case slow
    /// Written, but nobody hears of it.
    case lostAnswer
    /// Not written, but nobody knows.
    case unwritten
    /// Sent to the disk twice.
    case repeated
  }

  let seed: UInt64
  let mutation: Mutation?
  let simulator: Simulator
  /// Where workers and clients run.
  let outside: Lane
  private(set) var disk: Disk!
  private(set) var network: Network!
  var plan: FaultPlan
  var faults = FaultCount()
  let ledger = Ledger()
  /// The rules that did not hold, in the order in which it was noticed.
  private(set) var broken: [String] = []
  var isDiskFull = false
  /// Nothing happens to servers any more.
  var isCalm = false
  /// How far the wall clock is from where it would be without jumps.
  var wallJump = Duration.zero
  private var ids: UInt64 = 0

  /// How long a turn may take that had begun already.
  let longestTurn: Duration
  /// Prints what happens, for whoever looks into a seed.
  private let isTalking: Bool

  init(seed: UInt64, plan: FaultPlan? = nil, mutation: Mutation? = nil, isTalking: Bool = false) {
    self.seed = seed
    self.isTalking = isTalking
    self.mutation = mutation
    simulator = Simulator(seed: seed)
    outside = Lane(simulator)
    let plan = plan ?? .drawn(&simulator.random)
    self.plan = plan
    longestTurn = plan.slowCommits == 0 && plan.pauses == 0 ? .seconds(1) : .seconds(15)
    disk = Disk { [unowned self] in report($0) }
    network = Network(self)
  }

  var now: WallTime { Self.start + simulator.now + wallJump }

  func tell(_ what: @autoclosure () -> String) {
    if isTalking { print("\(simulator.now / .milliseconds(1)) \(what())") }
  }

  func report(_ rule: String) {
    tell("BROKEN: \(rule)")
    if broken.count < 5 { broken.append("after \(simulator.now): \(rule)") }
  }

  /// Whether something of this kind goes wrong now.
  func meets(_ perMille: Int, _ kind: String) -> Bool {
    guard perMille > 0, simulator.random.chance(perMille, in: 1000) else { return false }
    faults.add(kind)
    tell("fault: \(kind)")
    return true
  }

  /// Whether the workflow id has one run, and no server that was replaced could still be telling of it.
  func hasOneStory(of workflowID: String) -> Bool {
    faults.byKind["rival server"] == nil && disk.keys.count { $0.workflowID == workflowID } == 1
  }

  func drawCommitFault() -> CommitFault? {
    if meets(plan.failedCommits, "failed commit") { return .failed }
    if meets(plan.slowCommits, "slow commit") { return .slow }
    if meets(plan.lostAnswers, "commit with an error") { return .lostAnswer }
    if meets(plan.unwrittenUnknowns, "lost commit") { return .unwritten }
    if meets(plan.repeatedCommits, "repeated commit") { return .repeated }
    return nil
  }

  func makeID() -> UniqueID {
    ids += 1
    return UniqueID(high: 0xAA, low: ids)
  }

  /// Runs a task of the outside until it ends by itself or the simulation does.
  func spawn(_ body: @escaping @Sendable () async -> Void) {
    outsiders.append(Task(executorPreference: outside) { await body() })
  }

  private var outsiders: [Task<Void, Never>] = []

  /// Ends everything, so that nothing of it is left in memory.
  func end() {
    for task in outsiders { task.cancel() }
    network.stop()
    simulator.run(for: .seconds(3600)) { false }
  }
}
