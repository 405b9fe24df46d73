import Testing

@Suite("Words that do not belong in the code")
struct WordTests {
  @Test("nothing is left to do later")
  func noUnfinishedWork() {
    // Put together, so that this file does not find itself.
    let words = ["TO" + "DO", "FIX" + "ME", "X" + "XX:", "HA" + "CK:"]
    expectNone(
      SourceTree.textFiles.flatMap { file in
        file.lines.enumerated().compactMap { index, line in
          words.first { line.contains($0) }.map { Finding(file: file.path, line: index + 1, sentence: "says \($0)") }
        }
      })
  }

  @Test("input can never end the process")
  func noTraps() {
    let words = ["fatalError(", "try!", "as!", "preconditionFailure("]
    expectNone(SourceTree.sources.findings { line in words.first { line.contains(word: $0) }.map { "must not use `\($0)`" } })
  }

  @Test("an unchecked promise to the compiler says why it holds")
  func uncheckedSendableIsExplained() {
    let promises = ["@unchecked Sendable", "nonisolated(unsafe)"]
    expectNone(
      SourceTree.sources.flatMap { file in
        file.codeLines.enumerated().compactMap { index, line in
          guard let promise = promises.first(where: { line.contains($0) }) else { return nil }
          let explained = file.lines[max(0, index - 3)...index].contains { $0.contains("//") }
          return explained
            ? nil : Finding(file: file.path, line: index + 1, sentence: "`\(promise)` without a comment that says why it is safe")
        }
      })
  }

  @Test("tests never sleep")
  func noSleepsInTests() {
    let words = ["Task.sleep", "usleep(", "Thread.sleep"]
    let tests = SourceTree.swiftFiles.filter { $0.path.hasPrefix("Tests/") }
    expectNone(tests.findings { line in words.first { line.contains($0) }.map { "`\($0)` waits for real time; inject a clock" } })
  }
}
