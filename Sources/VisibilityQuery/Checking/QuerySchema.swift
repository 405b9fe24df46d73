/// The attributes that queries may name.
public struct QuerySchema: Sendable {
  private var fields: [String: QueryField]

  /// - Parameter fields: Later ones replace earlier ones of the same name.
  public init(_ fields: some Sequence<QueryField>) {
    self.fields = Dictionary(fields.map { ($0.name, $0) }) { $1 }
  }

  /// The attribute of a name. Temporal's own are found without the `Temporal` in front of their name too.
  public func field(named name: String) -> QueryField? { fields[name] ?? fields["Temporal" + name] }

  /// Adds an attribute, in place of one that has its name.
  public mutating func add(_ field: QueryField) { fields[field.name] = field }

  /// The name that was probably meant: the nearest one, if it is near.
  func suggestion(for name: String) -> String? {
    guard name.utf8.count <= EditDistance.longestWord else { return nil }
    let candidates = fields.keys.map { (name: $0, distance: EditDistance.between($0.lowercased(), name.lowercased())) }
    return candidates.filter { $0.distance <= max(1, name.count / 3) }.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }
}

/// How many letters two words differ in.
enum EditDistance {
  /// What is longer is only compared so far.
  static let longestWord = 64

  /// Insertions, removals and replacements that lead from one word to the other.
  static func between(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.prefix(longestWord)), Array(b.prefix(longestWord)))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
