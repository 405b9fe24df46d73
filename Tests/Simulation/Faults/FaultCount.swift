/// What went wrong, counted by kind.
struct FaultCount {
  private(set) var byKind: [String: Int] = [:]

  mutating func add(_ kind: String) { byKind[kind, default: 0] += 1 }
  mutating func add(_ other: FaultCount) { byKind.merge(other.byKind, uniquingKeysWith: +) }

  var total: Int { byKind.values.reduce(0, +) }
}

extension FaultCount: CustomStringConvertible {
  var description: String {
    "\(total) faults (" + byKind.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + ")"
  }
}
