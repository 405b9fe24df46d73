import Model
import Testing

@testable import VisibilityQuery

@Suite("What is refused, and how it is said")
struct RefusalTests {
  @Test(
    "a query that does not follow the grammar",
    arguments: [
      ("WorkflowId == 'w1'", 13), ("WorkflowId IN ()", 16), ("WorkflowId IN 'w1'", 15), ("WorkflowId =", 13), ("= 'w1'", 1),
      ("WorkflowId = 'w1", 14), ("(WorkflowId = 'w1'", 19), ("WorkflowId = 'w1')", 18), ("WorkflowId = 'w1' WorkflowId = 'w2'", 19),
      ("AND", 1), ("NOT", 4), ("()", 2), ("WorkflowId = 'w1' AND", 22), ("WorkflowId = 'w1'; DROP TABLE x", 20),
      ("WorkflowId = ('w1')", 14),
      ("WorkflowId = ?", 14), ("GROUP BY", 9), ("WorkflowId NOT WorkflowId", 16), ("CInt=5AND CKey='abc'", 6), ("CInt = 2+3", 9),
      ("CInt = 0x10", 8), ("WorkflowType = 'T1' LIMIT 1, 2", 28), ("LIMIT -1", 7), ("`WorkflowId = 1", 1), ("ORDER BY ``", 10),
      ("/* no end", 1),
      ("CInt = 1h", 8),
      ("StartTime > now(", 17), ("StartTime > now() - 5", 21), ("ORDER StartTime", 7), ("🙂🙂 = 1", 1), ("CKey = '🙂🙂' x", 13),
    ])
  func syntax(query: String, column: Int) {
    expect(query, .syntax, column)
  }

  @Test(
    "a value that does not fit its attribute",
    arguments: [
      ("CInt = '5'", 8, "invalid value type for search attribute CInt of type Int: \"5\" (type: string)"),
      ("CInt IN (1, '5')", 13, "invalid value type for search attribute CInt of type Int: \"5\" (type: string)"),
      ("WorkflowId = 1.5", 14, "invalid value type for search attribute WorkflowId of type Keyword: 1.5 (type: float64)"),
      ("CBool = 1", 9, "invalid value type for search attribute CBool of type Bool: 1 (type: int64)"),
      ("CList = true", 9, "invalid value type for search attribute CList of type KeywordList: true (type: bool)"),
      ("CKey STARTS_WITH 5", 18, "invalid value type for search attribute CKey of type Keyword: 5 (type: int64)"),
      ("CDouble BETWEEN '1' AND 3", 17, "invalid value type for search attribute CDouble of type Double: \"1\" (type: string)"),
      ("CBool BETWEEN false AND true", 7, "cannot do range condition on search attribute 'CBool' of type Bool"),
      ("CText = ''", 9, "no tokens found filtering on Text type search attribute CText"),
      ("ExecutionStatus = 'running'", 19, "invalid ExecutionStatus value 'running'"),
      ("ExecutionStatus = 99", 19, "invalid ExecutionStatus value 99"),
      ("ExecutionStatus = 1.5", 19, "unexpected value type float64 for search attribute ExecutionStatus"),
      ("ExecutionStatus = true", 19, "invalid value type for search attribute ExecutionStatus of type Keyword: true (type: bool)"),
      ("ExecutionDuration < '00:99:00'", 21, "invalid duration value for search attribute ExecutionDuration: 00:99:00"),
      ("ExecutionDuration < true", 21, "invalid value type for search attribute ExecutionDuration of type Int: true (type: bool)"),
      ("StartTime > '2020-01-01'", 13, "unable to parse datetime '2020-01-01'"),
      ("StartTime > 1.5", 13, "invalid value type for search attribute StartTime of type Datetime: 1.5 (type: float64)"),
      ("WorkflowId IS TRUE", 15, "'IS' operator can only be used as 'IS NULL' or 'IS NOT NULL'"),
      ("WorkflowId", 11, "incomplete expression"),
      ("CInt < null", 8, "unexpected value"), ("'w1' = WorkflowId", 1, "must be a column name but was"),
      ("CInt = 1e999", 8, "unable to parse value"),
      ("StartTime > now() - 1x", 21, "invalid duration 1x"), ("CInt = now()", 8, "invalid value type"),
    ])
  func expressions(query: String, column: Int, sentence: String) {
    expect(query, .expression, column, sentence)
  }

  @Test(
    "what exists, but not for this attribute",
    arguments: [
      ("CText > 'hello'", 7, "operator '>' not supported for Text type search attribute 'CText'"),
      ("CText NOT IN ('hello')", 7, "operator 'NOT IN' not supported for Text type search attribute 'CText'"),
      ("CList NOT STARTS_WITH 'x'", 7, "operator 'NOT STARTS_WITH' not supported for KeywordList type search attribute 'CList'"),
      ("CInt LIKE '5'", 6, "operator 'LIKE' not supported for Int type search attribute 'CInt'"),
      ("CInt REGEXP 'x'", 6, "operator 'REGEXP'"),
      ("WorkflowId = w1", 14, "column name on the right side of comparison expression (did you forget to quote \"w1\"?)"),
      ("WorkflowId = concat('w', '1')", 14, "nested func"),
      ("GROUP BY StartTime", 10, "'GROUP BY' clause is not supported for search attribute StartTime"),
      ("GROUP BY CText", 10, "'GROUP BY' clause is not supported"), ("ORDER BY CList", 10, "'ORDER BY' clause is not supported"),
    ])
  func unsupported(query: String, column: Int, sentence: String) {
    expect(query, .unsupported, column, sentence)
  }

  @Test(
    "a name that nobody has, with the nearest one that somebody has",
    arguments: [
      ("Foo = 'x'", 1, "Foo (column 1)"), ("workflowid = 'w1'", 1, "did you mean WorkflowId?"),
      ("CInt = 1 AND WorkflowTyp = 'x'", 14, "did you mean WorkflowType?"),
      ("TemporalCInt = 5", 1, "TemporalCInt"), ("a.WorkflowId = 'w1'", 1, "a.WorkflowId"), ("`Work flow` = 'x'", 1, "Work flow"),
      ("GROUP BY Foo", 10, "Foo"),
    ])
  func names(query: String, column: Int, sentence: String) {
    expect(query, .unknownAttribute, column, sentence)
  }

  @Test("what is too deep or too much is refused, and what is just not still answered")
  func limits() throws {
    func nested(_ levels: Int) -> String { String(repeating: "(", count: levels) + "CInt = 5" + String(repeating: ")", count: levels) }
    func many(_ count: Int) -> String { Array(repeating: "CInt = 5", count: count).joined(separator: " AND ") }
    #expect(try Samples.selected(by: nested(99)) == ["w1"])
    expect(nested(100_000), .syntax, 101, "nested too deeply")
    expect(String(repeating: "NOT ", count: 100_000) + "CInt = 5", .syntax, 401, "nested too deeply")
    #expect(try Samples.selected(by: many(500)) == ["w1"])
    expect(many(501), .syntax, 6501, "too many comparisons")
    func list(_ count: Int) -> String { "CInt IN (" + Array(repeating: "5", count: count).joined(separator: ", ") + ")" }
    #expect(try Samples.selected(by: list(5_000)) == ["w1"])
    expect(list(5_001), .syntax, 15_010, "too many values")
    expect("CText = '" + (0...50).map(String.init).joined(separator: " ") + "'", .expression, 9, "too many words")
    expect("CKey LIKE '" + String(repeating: "x", count: 1001) + "'", .expression, 11, "the pattern cannot be used")
  }

  @Test("an error is one sentence with the place and what was expected")
  func sentence() throws {
    #expect(throws: QueryError.self) { try Samples.selected(by: "CBool = 1") }
    do {
      _ = try ListQuery("CBool = 1", schema: Samples.schema, now: Samples.now)
    } catch {
      #expect(
        error.serviceError.message
          == "invalid query: invalid expression: invalid value type for search attribute CBool of type Bool: 1 (type: int64) "
          + "(column 9: expected true or false)")
      #expect(error.serviceError.code == .invalidArgument)
    }
  }

  @Test("an error that quotes much quotes its beginning")
  func longSentence() {
    do {
      _ = try ListQuery(String(repeating: "x", count: 100_000) + " = 1", schema: Samples.schema, now: Samples.now)
      Issue.record("it is accepted")
    } catch {
      #expect(error.message.utf8.count < 1_100 && error.message.hasSuffix("xxx... (column 1)"))
    }
  }

  private func expect(_ query: String, _ kind: QueryError.Kind, _ column: Int, _ sentence: String = "") {
    do {
      _ = try ListQuery(query, schema: Samples.schema, now: Samples.now)
      Issue.record("\(query) is accepted")
    } catch {
      #expect(error.kind == kind, "\(query): \(error.message)")
      #expect(error.column == column, "\(query): \(error.message)")
      #expect(sentence.isEmpty || error.message.contains(sentence), "\(query): \(error.message)")
    }
  }
}
