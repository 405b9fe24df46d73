import TemporalAPI

/// A field of a calendar: what it may be, and how it is written.
struct CalendarValues {
  let all: ClosedRange<Int>
  let values: [Int]

  /// The values of these ranges; a range without an end is one value, one without a step has them all.
  init(_ ranges: [ScheduleRange], in all: ClosedRange<Int>) {
    self.all = all
    var found: Set<Int> = []
    for range in ranges {
      let start = Int(range.start)
      let end = min(max(Int(range.end), start), all.upperBound)
      guard start <= end else { continue }
      found.formUnion(stride(from: start, through: end, by: max(1, Int(range.step))))
    }
    values = found.sorted()
  }

  var isAll: Bool { values.count == all.count }

  /// The step by which it goes from its beginning to its end; nil where it does not.
  var step: Int? {
    guard values.count > 2 else { return nil }
    let step = values[1] - values[0]
    let isEven = zip(values, values.dropFirst()).allSatisfy { $1 - $0 == step }
    let isWhole = values[0] - step < all.lowerBound && values[values.count - 1] + step > all.upperBound
    return isEven && isWhole ? step : nil
  }

  /// `Monday to Friday`, `1, 2 and 15`: three or more in a row are written as a range.
  func words(_ name: (Int) -> String) -> String {
    var parts: [String] = []
    var index = 0
    while index < values.count {
      var end = index
      while end + 1 < values.count, values[end + 1] == values[end] + 1 { end += 1 }
      if end - index >= 2 {
        parts.append(name(values[index]) + " to " + name(values[end]))
      } else {
        parts += values[index...end].map(name)
      }
      index = end + 1
    }
    return parts.joinedInWords
  }
}

extension [String] {
  /// `a, b and c`.
  var joinedInWords: String {
    guard count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " and " + self[count - 1]
  }
}
