import Model
import Testing

@testable import VisibilityQuery

@Suite("A query as SQL")
struct PrinterTests {
  private static func printer(_ dialect: QueryPrinter.Dialect) -> QueryPrinter {
    QueryPrinter(dialect) { field in
      switch field.name {
      case "RunId": .id("v.run_id")
      case let name where name.hasPrefix("C") && name != "CloseTime":
        .side(
          SideTable(
            table: "attributes", owner: "run_id", rowKey: "v.run_id", scope: SQLFragment("s.attribute = ?", [.text(name)]), value: "value"))
      case let name: .column("v." + name)
      }
    }
  }

  private func sql(_ query: String, _ dialect: QueryPrinter.Dialect = .sqlite) throws -> SQLFragment {
    Self.printer(dialect).condition(try ListQuery(query, schema: Samples.schema, now: Samples.now).condition)
  }

  @Test(
    "comparisons with columns",
    arguments: [
      ("", "(1 = 1)", []), ("WorkflowId = 'x'", "(v.WorkflowId = ?)", [.text("x")]),
      ("WorkflowId != 'x'", "(NOT (v.WorkflowId = ?))", [.text("x")]),
      ("WorkflowId IN ('x', 'y')", "(v.WorkflowId IN (?, ?))", [.text("x"), .text("y")]),
      ("WorkflowId STARTS_WITH 'ab'", "(v.WorkflowId >= ? AND v.WorkflowId < ?)", [.text("ab"), .text("ac")]),
      ("WorkflowId STARTS_WITH '\u{10FFFF}'", "(v.WorkflowId >= ?)", [.text("\u{10FFFF}")]),
      ("WorkflowId STARTS_WITH 'a\u{D7FF}'", "(v.WorkflowId >= ? AND v.WorkflowId < ?)", [.text("a\u{D7FF}"), .text("a\u{E000}")]),
      ("CloseTime IS NULL", "(v.CloseTime IS NULL)", []), ("CloseTime > 5", "(v.CloseTime > ?)", [.integer(5)]),
      ("HistoryLength = 1.5", "(v.HistoryLength <> v.HistoryLength)", []),
      (
        "NOT (TaskQueue = 'q' AND CloseTime IS NULL)", "((NOT (v.TaskQueue = ?)) OR (v.CloseTime IS NOT NULL))", [.text("q")]
      ),
      ("ExecutionStatus = 'Running'", "(v.ExecutionStatus = ?)", [.integer(1)]),
    ] as [(String, String, [SQLFragment.Binding])])
  func columns(query: String, text: String, bindings: [SQLFragment.Binding]) throws {
    #expect(try sql(query) == SQLFragment(text, bindings))
  }

  @Test(
    "comparisons with rows of another table",
    arguments: [
      (
        "CInt = 5", "(v.run_id IN (SELECT s.run_id FROM attributes s WHERE s.attribute = ? AND (s.value = ?)))",
        [.text("CInt"), .integer(5)]
      ),
      (
        "CInt > 5", "(EXISTS (SELECT 1 FROM attributes s WHERE s.run_id = v.run_id AND s.attribute = ? AND (s.value > ?)))",
        [.text("CInt"), .integer(5)]
      ),
      (
        "CInt != 5", "(EXISTS (SELECT 1 FROM attributes s WHERE s.run_id = v.run_id AND s.attribute = ? AND (NOT (s.value = ?))))",
        [.text("CInt"), .integer(5)]
      ),
      (
        "CList != 'x'", "(NOT EXISTS (SELECT 1 FROM attributes s WHERE s.run_id = v.run_id AND s.attribute = ? AND (s.value = ?)))",
        [.text("CList"), .text("x")]
      ),
      ("CDouble IS NULL", "(NOT EXISTS (SELECT 1 FROM attributes s WHERE s.run_id = v.run_id AND s.attribute = ?))", [.text("CDouble")]),
    ] as [(String, String, [SQLFragment.Binding])])
  func sideTables(query: String, text: String, bindings: [SQLFragment.Binding]) throws {
    #expect(try sql(query) == SQLFragment(text, bindings))
  }

  @Test("an id is looked up as an id, and what is none is not there")
  func ids() throws {
    let id = UniqueID(high: 1, low: 2)
    #expect(try sql("RunId = '\(id)'") == SQLFragment("(v.run_id = ?)", [.id(id)]))
    #expect(try sql("RunId IN ('\(id)', 'x')") == SQLFragment("(v.run_id = ?)", [.id(id)]))
    #expect(try sql("RunId = 'x'") == SQLFragment("(v.run_id <> v.run_id)"))
    #expect(try sql("RunId > 'x'", .postgreSQL) == SQLFragment("(convert_to(CAST(v.run_id AS text), 'UTF8') > ?)", [.text("x")]))
  }

  @Test("patterns are written as each database has them, and case matters in both")
  func patterns() throws {
    #expect(
      try sql("WorkflowId LIKE 'a*_%'") == SQLFragment("(instr(v.WorkflowId, char(0)) = 0 AND v.WorkflowId GLOB ?)", [.text("a[*]?*")]))
    #expect(
      try sql("WorkflowId LIKE '5\\\\%%'", .postgreSQL)
        == SQLFragment("(position('\\x00'::bytea IN v.WorkflowId) = 0 AND v.WorkflowId LIKE ?)", [.text("5\\%%")]))
    #expect(try sql("WorkflowId LIKE '_'", .postgreSQL).text.contains("convert_from"))
    #expect(try sql("WorkflowId CONTAINS 'a'") == SQLFragment("(instr(v.WorkflowId, ?) > 0)", [.text("a")]))
    #expect(try sql("WorkflowId CONTAINS 'a'", .postgreSQL) == SQLFragment("(position(? IN v.WorkflowId) > 0)", [.text("a")]))
  }

  @Test("what a user writes is bound, never written into the text")
  func nothingIsInterpolated() throws {
    let text = "x' OR 1 = 1; --"
    for dialect in [QueryPrinter.Dialect.sqlite, .postgreSQL] {
      for comparison in ["= ", "IN (", "STARTS_WITH ", "CONTAINS ", "LIKE "] {
        let query = "CKey \(comparison)'\(text.replacing("'", with: "''"))'" + (comparison.hasSuffix("(") ? ")" : "")
        #expect(try !sql(query, dialect).text.contains("1 = 1"))
      }
    }
  }

  @Test("an order has missing values last")
  func order() throws {
    let query = try ListQuery("ORDER BY CloseTime DESC, CInt", schema: Samples.schema, now: Samples.now)
    let terms =
      Self.printer(.sqlite).terms(query.orderBy) + [SQLOrderTerm(SQLFragment("v.run_id"), isDescending: false, isAlwaysPresent: true)]
    let value = "(SELECT s.value FROM attributes s WHERE s.run_id = v.run_id AND s.attribute = ? LIMIT 1)"
    #expect(
      terms.map(\.sql).joined(separator: ", ")
        == SQLFragment("v.CloseTime DESC NULLS LAST, \(value) ASC NULLS LAST, v.run_id ASC", [.text("CInt")]))
  }
}
