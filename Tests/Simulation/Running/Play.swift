import Model
import TemporalAPI
import TestSupport

/// One seed, from the first start to the audit.
struct Play {
  /// How it went.
  struct Outcome {
    var broken: [String]
    var faults: FaultCount
    var trace: Trace
    var jobs: Int
    var events: Int
    var simulated: Duration
  }

  private let world: World
  private var scripts: [String: Script] = [:]
  private var clients: [Client] = []

  static func run(seed: UInt64, plan: FaultPlan? = nil, mutation: Mutation? = nil, isTalking: Bool = false) -> Outcome {
    var play = Play(World(seed: seed, plan: plan, mutation: mutation, isTalking: isTalking))
    return play.run()
  }

  private init(_ world: World) { self.world = world }

  private var simulator: Simulator { world.simulator }

  private mutating func run() -> Outcome {
    populate()
    world.network.startServer()
    for client in clients { client.run() }
    scheduleTrouble()
    simulator.run(for: .seconds(60)) { [clients, world] in Self.isOver(clients, world) }
    endTrouble()
    simulator.run(for: .seconds(1200)) { [clients, world] in Self.isOver(clients, world) }
    if !Self.isOver(clients, world) { reportStuck() }
    let auditor = Auditor(world, scripts: scripts)
    if world.broken.isEmpty {
      auditor.run()
      simulator.run(for: .seconds(600)) { auditor.isDone }
      if !auditor.isDone { world.report("the histories cannot be read") }
    }
    let simulated = simulator.now
    world.end()
    return Outcome(
      broken: world.broken, faults: world.faults, trace: simulator.trace, jobs: simulator.jobs, events: auditor.events, simulated: simulated
    )
  }

  private static func isOver(_ clients: [Client], _ world: World) -> Bool {
    // What comes after a broken rule tells little.
    guard world.broken.isEmpty else { return true }
    if world.simulator.isExhausted { world.report("it goes round in circles") }
    return clients.allSatisfy(\.isDone) && world.disk.runs.values.allSatisfy { !$0.isOpen }
  }

  private func reportStuck() {
    let open = world.disk.keys.filter { world.disk.runs[$0.runID]?.isOpen == true }
    for key in open { world.report("\(key.workflowID), run \(key.runID), never ends") }
    if open.isEmpty { world.report("somebody waits for a workflow that has ended, or was never started") }
  }

  // MARK: Who is there

  private mutating func populate() {
    let names = (0..<4).map { "script\($0)" }
    for (index, name) in names.enumerated() {
      // Children begin no children that could begin them.
      let children = Array(names.prefix(index))
      let script = Script.drawn(name, children: children, others: ["workflow0", "workflow1", "nobody"], &simulator.random)
      scripts[name] = script
    }
    let count = 3 + simulator.random.below(4)
    for index in 0..<count {
      let habits = habits(of: "workflow\(index)", names[simulator.random.below(names.count)])
      clients.append(Client(world, habits))
    }
    for index in 0..<2 {
      let activities = ActivityWorker(world, scripts: scripts, name: "worker\(index)")
      activities.run()
      WorkflowWorker(world, scripts: scripts, name: "worker\(index)", isSticky: index == 0, activities: activities).run()
    }
  }

  private func habits(of workflowID: String, _ script: String) -> Client.Habits {
    var habits = Client.Habits(script: script, workflowID: workflowID, startDelay: simulator.random.duration(0, 20_000))
    habits.retries = simulator.random.chance(1, in: 2)
    if simulator.random.chance(1, in: 8) { habits.timeout = simulator.random.duration(1000, 30_000) }
    habits.updates = simulator.random.below(3)
    habits.queries = simulator.random.below(3)
    switch simulator.random.below(10) {
    case 0: habits.end = .cancel
    case 1: habits.end = .terminate
    case 2: habits.end = .reset
    default: habits.end = nil
    }
    return habits
  }

  // MARK: What happens to servers

  private func scheduleTrouble() {
    let plan = world.plan
    func times(_ count: Int, _ body: @escaping (World) -> Void) {
      for _ in 0..<count { simulator.after(simulator.random.duration(500, 55_000)) { [world] in if !world.isCalm { body(world) } } }
    }
    times(plan.crashes) { $0.crashAndRestart() }
    times(plan.pauses) { $0.pauseServer() }
    times(plan.clockJumps) { $0.jumpClock() }
    times(plan.fullDisks) { $0.fillDisk() }
    times(plan.takeovers) { $0.loseShards() }
    times(plan.rivals) { $0.startRival() }
  }

  private func endTrouble() {
    world.isCalm = true
    world.plan = .none
    world.isDiskFull = false
    // Two servers that took the shards from each other: whoever looks after them leaves one, on which clients can rely.
    if world.faults.byKind["rival server"] != nil {
      for server in world.network.servers { world.network.crash(server) }
    }
    if world.network.servers.isEmpty { world.network.startServer() }
  }
}
