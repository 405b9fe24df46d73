/// Which versions are accepted: comparators that must all hold (`>=1.0.0 <2.0.0`), in alternatives divided by `||`.
struct VersionRange {
  private enum Relation: String {
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case equal = "="
    case notEqual = "!="
  }

  /// The text is no range; `part` is what could not be read.
  struct Malformed: Error, Equatable {
    var part: String
  }

  private var alternatives: [[(relation: Relation, version: SemanticVersion)]] = []

  init(_ text: String) throws(Malformed) {
    var current: [(relation: Relation, version: SemanticVersion)] = []
    for part in text.split(separator: " ") {
      if part == "||" {
        alternatives.append(current)
        current = []
        continue
      }
      let sign = part.prefix { "<>=!".contains($0) }
      guard let relation = sign == "" || sign == "==" ? .equal : Relation(rawValue: String(sign)),
        let version = SemanticVersion(part[sign.endIndex...])
      else { throw Malformed(part: String(part)) }
      current.append((relation, version))
    }
    alternatives.append(current)
    if alternatives.contains(where: \.isEmpty) { throw Malformed(part: text) }
  }

  func contains(_ version: SemanticVersion) -> Bool {
    alternatives.contains { $0.allSatisfy { Self.holds(version, $0.relation, $0.version) } }
  }

  private static func holds(_ a: SemanticVersion, _ relation: Relation, _ b: SemanticVersion) -> Bool {
    switch relation {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    }
  }
}
