/// What many seeds came to.
struct Totals: CustomStringConvertible {
  var seeds: UInt64 = 0
  var failures = 0
  var events = 0
  var jobs = 0
  var simulated = Duration.zero
  var faults = FaultCount()

  mutating func add(_ outcome: Play.Outcome) {
    seeds += 1
    failures += outcome.broken.isEmpty ? 0 : 1
    events += outcome.events
    jobs += outcome.jobs
    simulated += outcome.simulated
    faults.add(outcome.faults)
  }

  mutating func add(_ other: Totals) {
    seeds += other.seeds
    failures += other.failures
    events += other.events
    jobs += other.jobs
    simulated += other.simulated
    faults.add(other.faults)
  }

  var description: String {
    "\(failures) failed, \(simulated.components.seconds / 3600) h simulated, \(events) events, \(jobs) jobs, \(faults)"
  }
}
