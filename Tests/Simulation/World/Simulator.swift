import HeapModule
import TestSupport

/// Runs everything of one simulation on the thread that calls `run`: jobs in an order that the seed chooses, and when none is left, time.
///
/// Nothing in a simulation may run elsewhere, so its parts need no locks of their own: `Lane` is where their tasks run.
final class Simulator: @unchecked Sendable {
  private struct Event: Comparable {
    let at: Duration
    let order: UInt64
    let action: () -> Void

    static func < (a: Event, b: Event) -> Bool { (a.at, a.order) < (b.at, b.order) }
    static func == (a: Event, b: Event) -> Bool { a.order == b.order }
  }

  var random: SplitMix
  /// Time since the simulation began; it stands still while jobs run.
  private(set) var now = Duration.zero
  private(set) var jobs = 0
  /// Whether far more has run than a simulation takes; then nothing runs any more.
  var isExhausted: Bool { jobs >= 200_000 }
  private(set) var trace = Trace()
  private var ready: [(job: UnownedJob, lane: Lane)] = []
  private var events = Heap<Event>()
  private var order: UInt64 = 0

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// Does `action` so much later.
  func after(_ delay: Duration, _ action: @escaping () -> Void) {
    order += 1
    events.insert(Event(at: now + max(.zero, delay), order: order, action: action))
  }

  /// Waits so long, whether or not the caller is cancelled.
  func pass(_ duration: Duration) async {
    await withUnsafeContinuation { continuation in after(duration) { continuation.resume() } }
  }

  func enqueue(_ job: UnownedJob, on lane: Lane) { ready.append((job, lane)) }

  /// Lets things happen until `end` holds, time is over, or nothing is left that could happen.
  func run(for limit: Duration, until end: () -> Bool) {
    let last = now + limit
    while !end() {
      runJobs()
      guard !end(), let event = events.min, event.at <= last else { break }
      now = events.removeMin().at
      trace.note(UInt64(bitPattern: now.components.attoseconds / 1_000_000_000) &+ UInt64(bitPattern: now.components.seconds))
      event.action()
    }
    runJobs()
  }

  private func runJobs() {
    while !ready.isEmpty, !isExhausted {
      let index = ready.count == 1 ? 0 : random.below(ready.count)
      ready.swapAt(index, ready.count - 1)
      let (job, lane) = ready.removeLast()
      if lane.isPaused {
        lane.held.append(job)
        continue
      }
      jobs += 1
      job.runSynchronously(on: lane.asUnownedTaskExecutor())
    }
  }
}

/// Where the tasks of one process run: all of them stand still while it is paused.
final class Lane: TaskExecutor, @unchecked Sendable {
  private let simulator: Simulator
  fileprivate(set) var isPaused = false
  fileprivate var held: [UnownedJob] = []

  init(_ simulator: Simulator) { self.simulator = simulator }

  func enqueue(_ job: consuming ExecutorJob) { simulator.enqueue(UnownedJob(job), on: self) }

  /// No job runs from now on, while time goes on.
  func pause() { isPaused = true }

  func resume() {
    isPaused = false
    for job in held { simulator.enqueue(job, on: self) }
    held = []
  }
}

/// What happened, as one number: two simulations with the same number went the same way.
struct Trace: Equatable {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func note(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01B3 }
}

extension Simulator {
  /// Makes something that happened part of what must be the same when the seed is played again.
  func note(_ what: some Sequence<UInt8>) {
    var word: UInt64 = 0
    for byte in what { word = word &* 31 &+ UInt64(byte) }
    trace.note(word)
  }
}
