/// When the operations of an open loop are due: evenly, `rate` a second.
struct ArrivalSchedule: Equatable {
  var rate: Double

  /// How long after the start operation `index` is due. Computed from the start each time, so that no error adds up.
  func offset(of index: Int) -> Duration { .seconds(Double(index) / rate) }

  /// How many operations are due within a time.
  func count(within time: Duration) -> Int { Int((time / .seconds(1) * rate).rounded(.up)) }
}
