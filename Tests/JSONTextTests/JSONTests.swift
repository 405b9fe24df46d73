import JSONText
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "what is written is what was read, but for the space between",
    arguments: [
      #"{"b":1.50,"a":[true,false,null,-0,1e+3,"x"],"b":{}}"#, "[]", "\"\u{1F600}\\n\\\"\"", "12345678901234567890", #"{"":""}"#,
    ])
  func roundTrip(text: String) throws {
    let json = try JSON(parsing: Array(text.utf8))
    #expect(String(decoding: json.printed(), as: UTF8.self) == text)
    #expect(try JSON(parsing: json.printed(pretty: true)) == json)
  }

  @Test("YAML has a line for each member, and quotes what could be taken for something else")
  func yaml() throws {
    let text = #"{"/a/{b}":{"get":{"tags":["A_1","yes","2","x y",""],"list":[{"$ref":"/c","num":1.50},[[]],true]}},"e":{},"200":null}"#
    let expected = """
      "/a/{b}":
        get:
          tags:
            - A_1
            - "yes"
            - "2"
            - "x y"
            - ""
          list:
            -
              "$ref": /c
              num: 1.50
            -
              - []
            - true
      e: {}
      "200": null

      """
    #expect(String(decoding: try JSON(parsing: Array(text.utf8)).yaml, as: UTF8.self) == expected)
  }

  @Test("escapes are read: pairs of surrogates, and halves as the replacement character")
  func escapes() throws {
    #expect(try JSON(parsing: Array(#""\ud83d\ude00 \u00e4 \ud83d \/""#.utf8)) == .string("\u{1F600} ä \u{FFFD} /"))
  }

  @Test(
    "an error names line and column",
    arguments: [
      ("{\"a\":1,", 1, 8), ("{\n  \"a\": nope}", 2, 8), ("[1 2]", 1, 4), ("01", 1, 2), ("", 1, 1), ("{\"a\" 1}", 1, 6), ("\"\u{1}\"", 1, 3),
      ("[1,]", 1, 4), ("{\"a\":1} x", 1, 9), ("\"open", 1, 6), ("-", 1, 2), ("1.", 1, 3), ("\"\\x\"", 1, 4), ("tru", 1, 1),
    ])
  func errors(text: String, line: Int, column: Int) throws {
    let error = #expect(throws: JSONError.self) { try JSON(parsing: Array(text.utf8)) }
    #expect(error.map { [$0.line, $0.column] } == [line, column], "\(String(describing: error))")
  }

  @Test("nesting ends before the stack does")
  func depth() {
    #expect(throws: JSONError.self) { try JSON(parsing: Array(String(repeating: "[", count: 100_000).utf8)) }
  }

  @Test("random bytes are refused or read, and never more than that")
  func noise() {
    var random = SystemRandomNumberGenerator()
    let alphabet = Array("{}[]\",:0123456789.eE+-truefalsn\\u \u{e4}".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0..<24, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      guard let json = try? JSON(parsing: bytes) else { continue }
      #expect((try? JSON(parsing: json.printed())) == json)
    }
  }
}
