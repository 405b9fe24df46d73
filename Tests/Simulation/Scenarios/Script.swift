import TemporalAPI
import TestSupport

/// What a workflow does, step by step. Its name is the workflow's type, by which workers find it.
struct Script {
  enum Step {
    /// Side by side; the next step waits for all of them.
    case activities([ActivityScript])
    case timer(Duration)
    /// Waits for so many signals in all.
    case signals(Int)
    case child(String)
    case signal(workflowID: String)
    case marker
  }

  enum End {
    case complete
    /// So many rounds in all.
    case continueAsNew(Int64)
    /// Fails until this attempt.
    case fail(until: Int32)
  }

  var name: String
  var steps: [Step] = []
  var end = End.complete
}

/// What a worker does with an activity: deterministic, so that whoever looks at a history knows what must be in it.
struct ActivityScript {
  /// The attempts that fail.
  var failures: Int32 = 0
  /// 0: without end.
  var maximumAttempts: Int32 = 0
  var heartbeats = false
  var work = Duration.zero
  var isEager = false
}

extension Script {
  /// Something of everything, as the seed wants it. `children` are scripts of workflows that may be started from this one.
  static func drawn(_ name: String, children: [String], others: [String], _ random: inout SplitMix) -> Script {
    var script = Script(name: name)
    for _ in 0...random.below(4) { script.steps.append(.drawn(children: children, others: others, &random)) }
    // The order that users know: three activities, one after the other.
    if random.chance(1, in: 4) { script.steps = (0..<3).map { _ in .activities([.drawn(&random)]) } }
    switch random.below(8) {
    case 0: script.end = .continueAsNew(2 + Int64(random.below(2)))
    case 1: script.end = .fail(until: 2)
    default: script.end = .complete
    }
    return script
  }
}

extension Script.Step {
  fileprivate static func drawn(children: [String], others: [String], _ random: inout SplitMix) -> Script.Step {
    switch random.below(9) {
    case 0: return .timer(random.duration(1, 20_000))
    case 1: return .signals(1 + random.below(3))
    case 2 where !children.isEmpty: return .child(children[random.below(children.count)])
    case 3 where !others.isEmpty: return .signal(workflowID: others[random.below(others.count)])
    case 4: return .marker
    case 5: return .activities((0..<4).map { _ in .drawn(&random) })
    default: return .activities([.drawn(&random)])
    }
  }
}

extension ActivityScript {
  fileprivate static func drawn(_ random: inout SplitMix) -> ActivityScript {
    ActivityScript(
      failures: random.chance(1, in: 3) ? Int32(random.below(3)) : 0, maximumAttempts: Int32(random.below(4)),
      heartbeats: random.chance(1, in: 4), work: random.chance(1, in: 3) ? random.duration(0, 6000) : random.duration(0, 50),
      isEager: random.chance(1, in: 4))
  }
}

/// What an activity's name says: which one of which script it is.
struct ActivityName {
  var script: String
  var step: Int
  var index: Int

  init(script: String, step: Int, index: Int) { (self.script, self.step, self.index) = (script, step, index) }

  init?(_ text: String) {
    let parts = text.split(separator: ".")
    guard parts.count == 3, let step = Int(parts[1]), let index = Int(parts[2]) else { return nil }
    self.init(script: String(parts[0]), step: step, index: index)
  }

  var text: String { "\(script).\(step).\(index)" }
  /// What it completes with.
  var result: String { "did \(text)" }
}
