import TestSupport

/// Makes queries: ones that follow the grammar and fit their attributes, and ones that are broken.
struct QueryGenerator {
  private var random: SplitMix

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  private mutating func below(_ limit: Int) -> Int { random.below(limit) }

  private mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
}

extension QueryGenerator {
  /// A query that is accepted.
  mutating func query() -> String {
    var parts = happens(5) ? [] : [condition(depth: 3)]
    if happens(10) {
      parts.append("ORDER BY " + one(of: ["StartTime DESC", "CInt", "CKey ASC, CDouble DESC", "CloseTime", "ExecutionStatus"]))
    }
    if happens(5) { parts.append("LIMIT \(below(50))") }
    return parts.joined(separator: " ")
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
      let field = one(of: [
        "CText", "CKey", "CInt", "CDouble", "CBool", "CDate", "CList", "CloseTime", "ExecutionDuration", "ParentWorkflowId",
      ])
      return field + one(of: [" IS NULL", " IS NOT NULL"])
    }
    switch below(9) {
    case 0: return keyword(one(of: ["WorkflowId", "WorkflowType", "TaskQueue", "CKey", "RunId"]))
    case 1:
      return ordered(one(of: ["CInt", "HistoryLength"])) { $0.one(of: ["\($0.below(12) - 2)", "\($0.below(12)).5", "1e30", "-1e30"]) }
    case 2: return ordered("CDouble") { "\($0.below(8))" + $0.one(of: ["", ".5", ".25"]) }
    case 3: return ordered(one(of: ["StartTime", "CDate", "CloseTime"])) { $0.time() }
    case 4: return ordered("ExecutionStatus") { $0.one(of: ["'Running'", "'Completed'", "'Failed'", "1", "5", "'TimedOut'"]) }
    case 5: return ordered("ExecutionDuration") { $0.one(of: ["'1s'", "'1m30s'", "0", "2000000000", "'00:00:03'"]) }
    case 6: return "CBool " + one(of: ["= true", "= false", "!= true", "> false", "IN (true, false)"])
    case 7: return "CText " + one(of: ["= ", "!= "]) + quoted("a" + word() + (happens(30) ? " " + word() : ""))
    default:
      return "CList "
        + (happens(50) ? one(of: ["= ", "!= "]) + quotedWord() : one(of: ["IN", "NOT IN"]) + " (\(quotedWord()), \(quotedWord()))")
    }
  }

  private mutating func keyword(_ field: String) -> String {
    if happens(50) { return ordered(field) { $0.quotedWord() } }
    let pattern = happens(50) ? one(of: ["%", "_", ""]) + word() + one(of: ["%", "_", ""]) : word()
    return field + one(of: [" ", " NOT "]) + one(of: ["STARTS_WITH", "CONTAINS", "LIKE"]) + " " + quoted(pattern)
  }

  private mutating func ordered(_ field: String, _ value: (inout QueryGenerator) -> String) -> String {
    switch below(4) {
    case 0: "\(field) \(one(of: ["", "NOT "]))BETWEEN \(value(&self)) AND \(value(&self))"
    case 1: "\(field) \(one(of: ["", "NOT "]))IN (\(value(&self)), \(value(&self)))"
    default: "\(field) \(one(of: ["=", "!=", "<", "<=", ">", ">="])) \(value(&self))"
    }
  }

  private mutating func time() -> String {
    switch below(3) {
    case 0: "now() \(one(of: ["-", "+"])) \(below(20))s"
    case 1: "'2030-03-17T17:46:\(10 + below(49))Z'"
    default: "\(1_900_000_000 - below(20))000000000"
    }
  }

  /// Short, so that it is met; with what SQL and patterns could stumble over.
  mutating func word() -> String {
    one(of: ["a", "b", "ab", "abc", "A", "w1", "w12", "x y", "%", "_", "*", "[a]", "?", "'", "ü", "u\u{308}", "🙂", "a'b", "\\"])
  }

  private mutating func quotedWord() -> String { quoted(word()) }

  private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
  }

  /// A query with something cut out, doubled, replaced or added.
  mutating func broken() -> String {
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

  private static let scraps = [
    "'", "\"", "`", "(", ")", " AND ", " OR ", " NOT ", " IN ", "IS NULL", "BETWEEN", "LIKE", "now()", "- 1h", "/*", "*/", "--", ";", "\\",
    "1e", "0x",
    "9223372036854775807", "-9223372036854775808", "1e308", ".", ",", "GROUP BY ", "ORDER BY ", "LIMIT ", "99999999999999999999", "\0",
    "'0d'", "'-9e9d'",
    "'9999-12-31T23:59:59Z'", "TemporalNamespaceDivision",
  ]
}
