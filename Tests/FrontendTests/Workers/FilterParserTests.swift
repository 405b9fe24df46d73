import Testing

@testable import Frontend

struct FilterParserTests {
  @Test(
    "filters are read as they are meant",
    arguments: [
      ("A = 'x'", .compare("A", .equal, .string("x"))),
      ("A<>\"x\"", .compare("A", .notEqual, .string("x"))),
      ("`A` >= 5", .compare("A", .greaterOrEqual, .number("5"))),
      ("A = 'it''s' ", .compare("A", .equal, .string("it's"))),
      ("A = 'a\\'b'", .compare("A", .equal, .string("a'b"))),
      ("A starts_with 'x' and B is not null", .and(.compare("A", .startsWith, .string("x")), .not(.isNull("B")))),
      ("A NOT IN ('x', 2)", .not(.oneOf("A", [.string("x"), .number("2")]))),
      ("A between 1 and 2 and B < -3", .and(.between("A", .number("1"), .number("2")), .compare("B", .less, .number("-3")))),
      (
        "A=1 or B=2 and not (C=3 or D=4)",
        .or(
          .compare("A", .equal, .number("1")),
          .and(.compare("B", .equal, .number("2")), .not(.or(.compare("C", .equal, .number("3")), .compare("D", .equal, .number("4"))))))
      ),
    ] as [(String, Filter)])
  func read(text: String, filter: Filter) throws { #expect(try FilterParser.parse(text) == filter) }

  @Test("a filter of very many conditions is refused, whatever joins them", arguments: [" OR ", " AND ", " OR NOT "])
  func tooMany(word: String) throws {
    func text(_ count: Int) -> String { Array(repeating: "A = 1", count: count).joined(separator: word) }
    _ = try FilterParser.parse(text(FilterParser.maximumConditions / 2))
    let error = #expect(throws: FilterError.self) { try FilterParser.parse(text(100_000)) }
    #expect(error?.message == "malformed query: more than \(FilterParser.maximumConditions) conditions")
  }

  @Test(
    "what cannot be read is refused with the place",
    arguments: [
      ("bad query (", "position 5 near 'query'"),
      ("A=", "position 3"),
      ("A='x' limit 5", "position 7 near 'limit'"),
      ("(A=1", "position 5"),
      ("A=1)", "position 4 near ')'"),
      ("A='x", "position 3 near ''x'"),
      ("A ! 5", "position 3 near '!'"),
      ("'a'='b'", "position 1 near 'a'"),
      ("A in ()", "position 7 near ')'"),
      ("A not = 5", "position 7 near '='"),
      ("A", "position 2"),
      ("  ", "position 3"),
      ("A = ;", "position 5 near ';'"),
    ])
  func refused(text: String, place: String) {
    let error = #expect(throws: FilterError.self) { try FilterParser.parse(text) }
    #expect(error?.message == "malformed query: syntax error at \(place)")
  }

  @Test("brackets without end are refused, not followed") func deep() {
    #expect(throws: FilterError.self) { try FilterParser.parse(String(repeating: "(", count: 100_000)) }
    #expect(throws: FilterError.self) { try FilterParser.parse(String(repeating: "not ", count: 100_000)) }
  }
}
