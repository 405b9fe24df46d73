import Testing

@Suite("The scanner behind the rules")
struct ScannerTests {
  @Test(
    "comments and strings are blanked, line breaks and columns stay",
    arguments: [
      ("let a = 1 // print(", "let a = 1          "),
      ("/* a /* b */ c */ x", "                  x"),
      (#"f("print(", b)"#, "f(        , b)"),
      (#""a\"b" c"#, "       c"),
      (#""\(f("x")) y" z"#, "              z"),
      (##"#"a"b"# c"##, "        c"),
      ("\"\"\"\n a \" b\n\"\"\" c", "   \n        \n    c"),
    ])
  func blanking(text: String, blanked: String) {
    let result = blankingCommentsAndStrings(text)
    #expect(result.count == text.count)
    #expect(result.filter { $0 != " " } == blanked.filter { $0 != " " })
  }

  @Test("a function is measured from its head to its closing brace, and a requirement has no length")
  func functionSpans() {
    let file = SourceFile(
      path: "Sources/X/X.swift",
      text: """
        protocol P {
          func requirement(_ a: Int) -> Int
          init(x: Int)
        }
        struct S {
          func short() { g() }
          init(
            a: Int = { 3 }(),
            b: Int
          ) {
            if a > b { return }
            self = .init(3)
          }
          func wrapped(a: Int)
            async throws -> Int
          {
            3
          }
        }
        """)
    #expect(
      functions(in: file) == [
        FunctionSpan(name: "short", firstLine: 6, lastLine: 6),
        FunctionSpan(name: "init", firstLine: 7, lastLine: 13),
        FunctionSpan(name: "wrapped", firstLine: 14, lastLine: 18),
      ])
    #expect(requirements(in: file) == ["requirement", "init"])
  }
}
