/// Makes queries of lists: ones that follow the grammar and fit their attributes, and ones that are broken.
///
/// The custom attributes are `CText`, `CKey`, `CInt`, `CDouble`, `CBool`, `CDate` and `CList`, each of the type that it is named for.
public struct QueryGenerator {
  /// The time that queries are about, in seconds since 1970, within twenty seconds or so.
  public static let epoch = 1_900_000_000

  /// Run ids that queries ask for, in text form.
  public var runIDs: [String] = []
  private var random: SplitMix

  public init(seed: UInt64) { random = SplitMix(seed: seed) }

  private mutating func below(_ limit: Int) -> Int { random.below(limit) }

  private mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
}

extension QueryGenerator {
  private static let keywords = [
    "WorkflowId", "WorkflowType", "TaskQueue", "CKey", "ParentWorkflowId", "RootWorkflowId", "TemporalNamespaceDivision",
  ]
  private static let ids = ["RunId", "ParentRunId", "RootRunId"]
  private static let sizes = ["HistoryLength", "HistorySizeBytes", "StateTransitionCount"]
  private static let times = ["StartTime", "ExecutionTime", "CloseTime", "CDate"]
  private static let lists = ["CList", "BuildIds", "BinaryChecksums"]
  private static let others = ["CText", "CInt", "CDouble", "CBool", "ExecutionStatus", "ExecutionDuration"]

  /// A query that is accepted by lists.
  public mutating func query() -> String {
    var parts = happens(5) ? [] : [condition(depth: 3)]
    if happens(25) {
      let terms = (0...below(3)).map { _ in
        one(of: Self.keywords + Self.ids + Self.sizes + Self.times + ["CInt", "CDouble", "CBool", "ExecutionStatus", "ExecutionDuration"])
          + one(of: ["", " ASC", " DESC"])
      }
      parts.append("ORDER BY " + terms.joined(separator: ", "))
    }
    if happens(10) { parts.append("LIMIT \(below(50))") }
    return parts.joined(separator: " ")
  }

  /// A query that is accepted by counts.
  public mutating func count() -> String {
    let condition = happens(30) ? "" : condition(depth: 2) + " "
    if happens(20) { return condition }
    let fields = (0...below(3)).map { _ in
      one(of: Self.keywords + Self.sizes + ["RunId", "CInt", "CBool", "ExecutionStatus", "ExecutionStatus"])
    }
    return condition + "GROUP BY " + fields.joined(separator: ", ")
  }

  private mutating func condition(depth: Int) -> String {
    switch depth > 0 ? below(10) : 9 {
    case 0, 1: condition(depth: depth - 1) + " AND " + condition(depth: depth - 1)
    case 2, 3: "(" + condition(depth: depth - 1) + " OR " + condition(depth: depth - 1) + ")"
    case 4: "NOT (" + condition(depth: depth - 1) + ")"
    case 5: "NOT " + comparison()
    default: comparison()
    }
  }

  private mutating func comparison() -> String {
    if happens(10) {
      let field = one(of: Self.keywords + Self.ids + Self.sizes + Self.times + Self.lists + Self.others)
      return field + one(of: [" IS NULL", " IS NOT NULL"])
    }
    switch below(10) {
    case 0, 1: return keyword(one(of: Self.keywords))
    case 2: return ordered(one(of: Self.ids)) { $0.id() }
    case 3: return ordered(one(of: ["CInt"] + Self.sizes)) { $0.integer() }
    case 4: return ordered("CDouble") { $0.real() }
    case 5: return ordered(one(of: Self.times)) { $0.time() }
    case 6: return ordered("ExecutionStatus") { $0.one(of: ["'Running'", "'Completed'", "'Failed'", "1", "5", "'TimedOut'"]) }
    case 7: return ordered("ExecutionDuration") { $0.one(of: ["'1s'", "'1m30s'", "0", "2000000000", "'00:00:03'", "'-1s'", "'3d'"]) }
    case 8: return "CBool " + one(of: ["= true", "= false", "!= true", "> false", "IN (true, false)", "<= false", "NOT IN (true)"])
    default: return several()
    }
  }

  /// A comparison of an attribute that may have several values.
  private mutating func several() -> String {
    if happens(40) { return "CText " + one(of: ["= ", "!= "]) + quoted("a" + word() + (happens(30) ? " " + word() : "")) }
    return one(of: Self.lists) + " "
      + (happens(50) ? one(of: ["= ", "!= "]) + quotedWord() : one(of: ["IN", "NOT IN"]) + " (\(quotedWord()), \(quotedWord()))")
  }

  private mutating func keyword(_ field: String) -> String {
    if happens(50) { return ordered(field) { $0.quotedWord() } }
    let pattern = happens(50) ? one(of: ["%", "_", ""]) + word() + one(of: ["%", "_", ""]) : word()
    // A pattern with NUL is refused.
    return field + one(of: [" ", " NOT "]) + one(of: ["STARTS_WITH", "CONTAINS", "LIKE"]) + " " + quoted(pattern.replacing("\0", with: "a"))
  }

  private mutating func ordered(_ field: String, _ value: (inout QueryGenerator) -> String) -> String {
    switch below(4) {
    case 0: "\(field) \(one(of: ["", "NOT "]))BETWEEN \(value(&self)) AND \(value(&self))"
    case 1: "\(field) \(one(of: ["", "NOT "]))IN (\(value(&self)), \(value(&self)))"
    default: "\(field) \(one(of: ["=", "!=", "<", "<=", ">", ">="])) \(value(&self))"
    }
  }

  private mutating func integer() -> String {
    one(of: [
      "\(below(12) - 2)", "\(below(12) - 2)", "\(below(12)).5", "1e30", "-1e30", "9223372036854775807", "-9223372036854775808",
      "9223372036854775808", "9007199254740993", "9007199254740992.0",
    ])
  }

  private mutating func real() -> String {
    one(of: [
      "\(below(8))\(one(of: ["", ".5", ".25"]))", "-\(below(3)).5", "0", "-0.0", "1e308", "-1e308", "5e-324", "9007199254740993",
    ])
  }

  private mutating func time() -> String {
    switch below(8) {
    case 0, 1, 2: "now() \(one(of: ["-", "+"])) \(below(20))s"
    case 3, 4: "'2030-03-17T17:46:\(10 + below(49))Z'"
    case 5, 6: "\(Self.epoch - below(20))000000000"
    default: one(of: ["'9999-12-31T23:59:59Z'", "'0001-01-01T00:00:00Z'", "0", "-1", "now() - 300d"])
    }
  }

  private mutating func id() -> String {
    guard !runIDs.isEmpty, happens(80) else { return quotedWord() }
    let id = one(of: runIDs)
    return quoted(happens(10) ? id.uppercased() : happens(10) ? String(id.prefix(below(36))) : id)
  }

  /// Short, so that it is met; with what SQL and patterns could stumble over.
  public mutating func word() -> String {
    one(of: [
      "a", "b", "ab", "abc", "A", "w1", "w12", "x y", "%", "_", "*", "[a]", "?", "'", "ü", "u\u{308}", "🙂", "a'b", "\\", "", "a\0b",
      "\u{1f}",
      "\u{FFFF}", "\u{10FFFF}",
    ])
  }

  private mutating func quotedWord() -> String { quoted(word()) }

  private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }
}

extension QueryGenerator {
  /// A query with something cut out, doubled, replaced or added.
  public mutating func broken() -> String {
    var text = Array((happens(20) ? "" : query()).unicodeScalars)
    for _ in 0...below(4) {
      let place = below(text.count + 1)
      switch below(4) {
      case 0: text.removeSubrange(place..<min(text.count, place + below(6)))
      case 1: text.insert(contentsOf: one(of: Self.scraps).unicodeScalars, at: place)
      case 2: text.insert(contentsOf: text[place..<min(text.count, place + below(20))], at: place)
      default: text.insert(Unicode.Scalar(UInt32(below(0xD800))) ?? " ", at: place)
      }
    }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text)
    return String(scalars)
  }

  /// Words of the grammar, scraps and any characters in any order.
  public mutating func rubbish() -> String {
    (0...below(30)).map { _ -> String in
      switch below(4) {
      case 0: one(of: Self.scraps)
      case 1: comparison()
      case 2: one(of: Self.keywords + Self.others) + " "
      default: String((0..<below(5)).compactMap { _ in Unicode.Scalar(UInt32(below(0x110000))) }.map(Character.init))
      }
    }.joined()
  }

  /// What broken queries are made of.
  public static let scraps = [
    "'", "\"", "`", "(", ")", " AND ", " OR ", " NOT ", " IN ", "IS NULL", "BETWEEN", "LIKE", "now()", "- 1h", "/*", "*/", "--", ";", "\\",
    "1e", "0x",
    "9223372036854775807", "-9223372036854775808", "1e308", ".", ",", "GROUP BY ", "ORDER BY ", "LIMIT ", "99999999999999999999", "\0",
    "'0d'", "'-9e9d'",
    "'9999-12-31T23:59:59Z'", "TemporalNamespaceDivision",
  ]
}
