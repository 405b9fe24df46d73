/// The longest common subsequence of two lists.
enum CommonSubsequence {
  /// The pairs of positions that belong together, in order.
  ///
  /// It costs the product of the lengths in time and memory of what is left once the common beginning and end are taken off.
  static func pairs(_ left: [Int], _ right: [Int]) -> [(left: Int, right: Int)] {
    let start = zip(left, right).prefix { $0 == $1 }.count
    let shorter = min(left.count, right.count) - start
    let end = zip(left.reversed(), right.reversed()).prefix(shorter).prefix { $0 == $1 }.count
    let middle = inner(Array(left[start..<(left.count - end)]), Array(right[start..<(right.count - end)]))
    return (0..<start).map { ($0, $0) } + middle.map { ($0.left + start, $0.right + start) }
      + (0..<end).map { (left.count - end + $0, right.count - end + $0) }
  }

  private static func inner(_ left: [Int], _ right: [Int]) -> [(left: Int, right: Int)] {
    guard !left.isEmpty, !right.isEmpty else { return [] }
    // `lengths[i * width + j]`: the longest of what follows from positions i and j.
    let width = right.count + 1
    var lengths = [UInt16](repeating: 0, count: (left.count + 1) * width)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        lengths[i * width + j] =
          left[i] == right[j]
          ? lengths[(i + 1) * width + j + 1] + 1 : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        pairs.append((i, j))
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return pairs
  }
}
