/// The time that counts. What is due before it warms the server up.
struct MeasuringWindow: Sendable {
  var begin: ContinuousClock.Instant
  /// Nil while only the number of operations ends the run.
  var end: ContinuousClock.Instant?

  /// Whether an operation belongs to the latencies: by when it was due, so that slow ones at the end are not lost.
  func counts(dueAt due: ContinuousClock.Instant) -> Bool { due >= begin && end.map { due < $0 } ?? true }

  /// Whether an operation belongs to the throughput: by when it was done.
  func counts(doneAt done: ContinuousClock.Instant) -> Bool { done >= begin && end.map { done < $0 } ?? true }
}
