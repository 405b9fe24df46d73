import Testing

@Suite("Documentation comments")
struct DocumentationTests {
  /// Types, functions and macros must say what they are. A stored property or a case whose name and type say it all, an
  /// initialiser that only fills the type's properties, and the requirement of a standard protocol may go without.
  static func declaration(in line: Substring) -> (kind: String, name: String)? {
    let kinds: Set = ["struct", "enum", "class", "actor", "protocol", "typealias", "func", "macro", "subscript"]
    let words = line.split { $0 == " " }.drop { $0.hasPrefix("@") }
    guard words.first == "public" || words.first == "open", !words.contains("import") else { return nil }
    // `class` is both a kind and, before `func`, a modifier: the last kind before the name counts.
    guard
      let kind = words.indices.last(where: { kinds.contains(String(words[$0])) })
        ?? words.indices.first(where: { words[$0].hasPrefix("subscript") })
    else { return nil }
    let name = words.index(after: kind) < words.endIndex ? words[words.index(after: kind)] : words[kind]
    return (String(words[kind]), String(name.prefix { !"(<:{".contains($0) || name.first == $0 }))
  }

  static let requirementsOfStandardProtocols: Set = [
    "<", "==", "+", "-", "hash", "encode", "next", "makeIterator", "makeAsyncIterator", "index", "validate", "run",
  ]

  @Test("every public type and function has a documentation comment")
  func everyPublicSymbolIsDocumented() {
    // What our own protocols require is documented there, not at every type that conforms.
    let required = Set(SourceTree.sources.flatMap(requirements(in:)))
    expectNone(SourceTree.sources.flatMap { Self.undocumented(in: $0, except: required) })
  }

  static func undocumented(in file: SourceFile, except required: Set<String> = []) -> [Finding] {
    file.codeLines.enumerated().compactMap { index, line in
      guard let match = declaration(in: line), !requirementsOfStandardProtocols.union(required).contains(match.name) else { return nil }
      var above = index - 1
      while above >= 0, file.codeLines[above].contains(/^\s*@/) { above -= 1 }
      guard above < 0 || !file.lines[above].contains(/^\s*(\/\/\/|\*\/)/) else { return nil }
      return Finding(file: file.path, line: index + 1, sentence: "public \(match.kind) \(match.name) has no documentation comment")
    }
  }

  @Test("a missing comment is seen, also above an attribute, and one that is there is accepted")
  func theRuleItself() {
    let file = SourceFile(
      path: "Sources/X/X.swift",
      text: """
        /// Documented.
        @frozen
        public struct A {
          public func bare() {}
          /// Documented.
          public static func dressed() {}
          public init() {}
        }
        """)
    #expect(Self.undocumented(in: file).map(\.line) == [4])
  }
}
