import Testing

@Suite("Layout of text files")
struct LayoutTests {
  @Test("no tabs, no trailing spaces, no carriage returns, and a line break at the end")
  func whitespace() {
    expectNone(SourceTree.textFiles.flatMap(Self.findings(in:)))
  }

  static func findings(in file: SourceFile) -> [Finding] {
    var found: [Finding] = file.lines.enumerated().compactMap { index, line in
      if line.contains("\t") { return Finding(file: file.path, line: index + 1, sentence: "has a tab") }
      // Swift joins "\r\n" into one character that is no "\n", so look at the bytes.
      if line.utf8.contains(UInt8(ascii: "\r")) { return Finding(file: file.path, line: index + 1, sentence: "has a carriage return") }
      if line.last == " " { return Finding(file: file.path, line: index + 1, sentence: "ends in spaces") }
      return nil
    }
    if file.lines.last != "", file.length > 0 {
      found.append(Finding(file: file.path, line: file.length, sentence: "lacks the last line break"))
    }
    return found
  }

  @Test("each fault is seen")
  func theRuleItself() {
    let file = SourceFile(path: "docs/x.md", text: "good\nta\tb\nspace \nend")
    #expect(Self.findings(in: file).map(\.line) == [2, 3, 4])
  }
}
