import Testing

@Suite("Length of files and functions")
struct LengthTests {
  static let longestFile = 800
  static let medianFile = 120
  static let longestFunction = 80

  @Test("no file is longer than 800 lines")
  func files() {
    expectNone(
      SourceTree.swiftFiles.filter { $0.length > Self.longestFile }.map {
        Finding(file: $0.path, sentence: "has \($0.length) lines, \(Self.longestFile) are allowed")
      })
  }

  @Test("the median file of the product is shorter than 120 lines")
  func median() throws {
    let lengths = SourceTree.sources.map(\.length).sorted()
    try #require(!lengths.isEmpty)
    #expect(lengths[lengths.count / 2] < Self.medianFile)
  }

  @Test("no function is longer than 80 lines")
  func functions() {
    expectNone(
      SourceTree.swiftFiles.flatMap { file in
        TidyTests.functions(in: file).filter { $0.length > Self.longestFunction }.map {
          Finding(file: file.path, line: $0.firstLine, sentence: "\($0.name) has \($0.length) lines, \(Self.longestFunction) are allowed")
        }
      })
  }
}
