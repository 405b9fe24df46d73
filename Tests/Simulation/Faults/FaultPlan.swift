import TestSupport

/// How often what goes wrong, in a thousand times; the seed decides.
struct FaultPlan {
  // Of commits
  var failedCommits = 0
  var slowCommits = 0
  var lostAnswers = 0
  var unwrittenUnknowns = 0
  var repeatedCommits = 0
  var failedReads = 0
  // Of calls
  var lostRequests = 0
  var lostResponses = 0
  var repeatedRequests = 0
  var slowRequests = 0
  // Of workers
  var vanishedPolls = 0
  var lostTasks = 0
  var failedTasks = 0
  // Of the server, how many of each in the whole simulation
  var crashes = 0
  var pauses = 0
  var clockJumps = 0
  var fullDisks = 0
  var takeovers = 0
  /// A second server that takes over while the first one still runs.
  var rivals = 0

  static let none = FaultPlan()

  /// Some kinds of trouble, each more or less, and sometimes none at all.
  static func drawn(_ random: inout SplitMix) -> FaultPlan {
    var plan = FaultPlan()
    func draw(_ random: inout SplitMix, _ most: Int) -> Int { random.chance(1, in: 2) ? 0 : random.below(most + 1) }
    guard !random.chance(1, in: 10) else { return plan }
    plan.failedCommits = draw(&random, 60)
    plan.slowCommits = draw(&random, 100)
    plan.lostAnswers = draw(&random, 40)
    plan.unwrittenUnknowns = draw(&random, 40)
    plan.repeatedCommits = draw(&random, 40)
    plan.failedReads = draw(&random, 60)
    plan.lostRequests = draw(&random, 40)
    plan.lostResponses = draw(&random, 80)
    plan.repeatedRequests = draw(&random, 100)
    plan.slowRequests = draw(&random, 100)
    plan.vanishedPolls = draw(&random, 200)
    plan.lostTasks = draw(&random, 60)
    plan.failedTasks = draw(&random, 60)
    plan.crashes = draw(&random, 4)
    plan.pauses = draw(&random, 3)
    plan.clockJumps = draw(&random, 3)
    plan.fullDisks = draw(&random, 2)
    plan.takeovers = draw(&random, 1)
    plan.rivals = draw(&random, 2)
    return plan
  }
}

extension FaultPlan {
  /// A good deal of everything, so that every rule is put to the test soon.
  static var troubled: FaultPlan {
    FaultPlan(
      failedCommits: 20, slowCommits: 30, lostAnswers: 20, unwrittenUnknowns: 20, repeatedCommits: 20, failedReads: 20, lostRequests: 20,
      lostResponses: 60, repeatedRequests: 60, slowRequests: 40, vanishedPolls: 100, lostTasks: 20, failedTasks: 20, crashes: 4, pauses: 1,
      clockJumps: 1, fullDisks: 1, takeovers: 0, rivals: 2)
  }
}
