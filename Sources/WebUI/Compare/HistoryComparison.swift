import TemporalAPI

/// Two histories beside each other.
enum HistoryComparison {
  /// An event of one or both.
  struct Row: Sendable {
    let left: HistoryEvent?
    let right: HistoryEvent?
    /// In what the two differ.
    let changes: [Change]

    var isSame: Bool { left != nil && right != nil && changes.isEmpty }
  }

  /// A field that two events have different values for.
  struct Change: Sendable, Hashable {
    let name: String
    /// Nil: it is not there.
    let left: String?
    let right: String?
  }

  /// Every event of both, in order; those that are about the same thing share a row.
  static func rows(_ left: [HistoryEvent], _ right: [HistoryEvent]) -> [Row] {
    var numbers: [String: Int] = [:]
    func number(_ signature: String) -> Int {
      if let known = numbers[signature] { return known }
      let number = numbers.count
      numbers[signature] = number
      return number
    }
    let pairs = CommonSubsequence.pairs(EventSignatures.all(left).map(number), EventSignatures.all(right).map(number))
    var rows: [Row] = []
    var (i, j) = (0, 0)
    for (nextLeft, nextRight) in pairs + [(left.count, right.count)] {
      rows += left[i..<nextLeft].map { Row(left: $0, right: nil, changes: []) }
      rows += right[j..<nextRight].map { Row(left: nil, right: $0, changes: []) }
      guard nextLeft < left.count, nextRight < right.count else { break }
      rows.append(
        Row(left: left[nextLeft], right: right[nextRight], changes: changes(left[nextLeft], right[nextRight])))
      (i, j) = (nextLeft + 1, nextRight + 1)
    }
    return rows
  }

  private static func changes(_ left: HistoryEvent, _ right: HistoryEvent) -> [Change] {
    let (a, b) = (EventValues.all(left), EventValues.all(right))
    let names = a.map(\.name) + b.map(\.name).filter { name in !a.contains { $0.name == name } }
    return names.compactMap { name in
      let (old, new) = (a.first { $0.name == name }?.value, b.first { $0.name == name }?.value)
      return old == new ? nil : Change(name: name, left: old, right: new)
    }
  }
}
