import Testing

@testable import WebUI

@Suite("The place where a query is wrong")
struct QueryMarkTests {
  static let words = "invalid query: (column 1) is quoted, but this counts (column "

  @Test(
    "the word at the column is marked",
    arguments: [
      ("Status = 1", 1, "", "Status", " = 1"), ("A = 'b c' AND D = 1", 5, "A = ", "'b c'", " AND D = 1"), ("A = ", 5, "A = ", " ", ""),
      ("ä = ü1 AND", 5, "ä = ", "ü1", " AND"), ("A == 1", 4, "A =", "=", " 1"), ("A = 'b", 5, "A = ", "'b", ""), ("A", 99, "A", " ", ""),
    ])
  func marking(query: String, column: Int, before: String, word: String, after: String) throws {
    let mark = try #require(QueryMark(Self.words + "\(column): expected something)", in: query))
    #expect([mark.before, mark.word, mark.after] == [before, word, after])
  }

  @Test("a message without a place marks nothing")
  func noPlace() {
    #expect(QueryMark("malformed SQL query", in: "A") == nil)
    #expect(QueryMark("(column x)", in: "A") == nil)
    #expect(QueryMark("(column 0)", in: "A") == nil)
  }
}
