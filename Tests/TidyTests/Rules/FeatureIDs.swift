/// The ids of the feature table (section 12 of the facts this project was built from), by group and highest number.
enum FeatureIDs {
  static let groups: [(prefix: String, count: Int)] = [
    ("WF", 28),
    ("WT", 14),
    ("QU", 7),
    ("AC", 11),
    ("TQ", 11),
    ("WV", 11),
    ("SC", 6),
    ("BA", 1),
    ("NX", 9),
    ("VI", 9),
    ("PL", 20),
    ("CL", 12),
    ("UI", 17),
  ]

  /// Every id, for example `WF-05`.
  static let all: [String] = groups.flatMap { group in
    (1...group.count).map { group.prefix + ($0 < 10 ? "-0" : "-") + String($0) }
  }
}
