import JSONText
import Testing

@testable import WebUI

@Suite("Call stacks")
struct CallStackTests {
  @Test("frames have their place, and the line of source where their file was told")
  func sources() throws {
    let json = try JSON(
      parsing: Array(
        #"""
        {"sdk": {"name": "temporal-python"}, "sources": {"w.py": [{"line_offset": 9, "content": "  first\n  await timer()\n"}]},
         "stacks": [{"locations": [{"file_path": "w.py", "line": 11, "function_name": "run", "internal_code": false},
                                   {"filePath": "sdk.py", "line": 4, "functionName": "wait", "internalCode": true}]}]}
        """#.utf8))
    let stacks = CallStack.all(json)
    #expect(stacks.map(\.number) == [1])
    #expect(stacks[0].frames.map(\.function) == ["run", "wait"])
    #expect(stacks[0].frames.map(\.place) == ["w.py:11", "sdk.py:4"])
    #expect(stacks[0].frames.map(\.source) == ["await timer()", nil])
    #expect(stacks[0].frames.map(\.isInternal) == [false, true])
  }

  @Test("what is no such trace has no stacks", arguments: ["null", "[]", #"{"stacks": 3}"#, #""text""#])
  func others(text: String) throws {
    #expect(try CallStack.all(JSON(parsing: Array(text.utf8))).isEmpty)
  }
}
