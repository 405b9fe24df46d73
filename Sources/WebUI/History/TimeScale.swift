/// Where moments lie on a line of 100 units. Long stretches in which nothing happens are folded: they take a fixed, small width.
struct TimeScale: Sendable, Hashable {
  /// A moment, in seconds, and its place.
  struct Point: Sendable, Hashable {
    var time: Double
    var place: Double
  }

  /// A stretch that is folded.
  struct Fold: Sendable, Hashable {
    var from: Double
    var to: Double
    /// How long it is in seconds.
    var length: Double
  }

  /// Ascending in both; at least two.
  let points: [Point]
  /// The points of `points` at which a fold begins.
  private let foldStarts: Set<Int>

  /// - Parameter moments: When something happens, in seconds, in any order.
  init(_ moments: [Double]) {
    let times = moments.sorted().reduce(into: [Double]()) { if $0.last != $1 { $0.append($1) } }
    guard let first = times.first, let last = times.last, last > first else {
      let only = times.first ?? 0
      (points, foldStarts) = ([Point(time: only, place: 0), Point(time: only + 1, place: 100)], [])
      return
    }
    let folded = Self.longGaps(times)
    let foldWidth = folded.isEmpty ? 0 : min(8, 50 / Double(folded.count))
    let shown = last - first - folded.reduce(0) { $0 + times[$1 + 1] - times[$1] }
    let unit = (100 - foldWidth * Double(folded.count)) / shown
    var made = [Point(time: first, place: 0)]
    var starts: Set<Int> = []
    for index in times.indices.dropLast() {
      let isFold = folded.contains(index)
      guard isFold || folded.contains(index + 1) || index + 2 == times.count else { continue }
      let before = made[made.count - 1]
      if isFold { starts.insert(made.count - 1) }
      let place = before.place + (isFold ? foldWidth : (times[index + 1] - before.time) * unit)
      made.append(Point(time: times[index + 1], place: place))
    }
    points = made
    foldStarts = starts
  }

  /// What `text` wrote; nil where it did not.
  init?(text: String) {
    let parsed = text.split(separator: "_").compactMap { part -> Point? in
      let halves = part.split(separator: ":")
      guard halves.count == 2, let time = Double(halves[0]), let place = Double(halves[1]), time.isFinite, place.isFinite else {
        return nil
      }
      return Point(time: time, place: place)
    }
    guard parsed.count >= 2, zip(parsed, parsed.dropFirst()).allSatisfy({ $0.time < $1.time && $0.place <= $1.place }) else { return nil }
    points = parsed
    foldStarts = []
  }

  /// The points, for an address: another workflow can be shown on the same scale.
  var text: String { points.map { "\($0.time):\(Self.rounded($0.place))" }.joined(separator: "_") }

  var folds: [Fold] {
    foldStarts.sorted().map {
      Fold(from: points[$0].place, to: points[$0 + 1].place, length: points[$0 + 1].time - points[$0].time)
    }
  }

  /// The place of a moment; what is outside lies at the ends.
  func place(_ time: Double) -> Double {
    guard let after = points.firstIndex(where: { $0.time >= time }) else { return 100 }
    guard after > 0 else { return points[0].place }
    let (a, b) = (points[after - 1], points[after])
    return a.place + (b.place - a.place) * (time - a.time) / (b.time - a.time)
  }

  /// The moment at a place.
  func time(_ place: Double) -> Double {
    guard let after = points.firstIndex(where: { $0.place >= place }) else { return points[points.count - 1].time }
    guard after > 0 else { return points[0].time }
    let (a, b) = (points[after - 1], points[after])
    return b.place == a.place ? b.time : a.time + (b.time - a.time) * (place - a.place) / (b.place - a.place)
  }

  /// To a thousandth.
  static func rounded(_ place: Double) -> Double { (place * 1000).rounded() / 1000 }

  /// The gaps between neighbours that are much longer than all others, by the index of where they begin. Where the lengths, in order,
  /// leap the most is the border; none where they never leap, or where folding would gain little.
  private static func longGaps(_ times: [Double]) -> Set<Int> {
    let gaps = times.indices.dropLast().map { (index: $0, length: times[$0 + 1] - times[$0]) }.sorted { $0.length > $1.length }
    guard gaps.count >= 3 else { return [] }
    let total = gaps.reduce(0) { $0 + $1.length }
    var best = (count: 0, leap: 4.0)
    var sum = 0.0
    for count in 1..<min(gaps.count, 40) {
      sum += gaps[count - 1].length
      let leap = gaps[count - 1].length / gaps[count].length
      if leap > best.leap, sum > total / 2, gaps[count - 1].length >= 1 { best = (count, leap) }
    }
    return Set(gaps.prefix(best.count).map(\.index))
  }
}
