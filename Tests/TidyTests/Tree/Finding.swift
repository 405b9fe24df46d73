import Testing

/// A broken rule, and where.
struct Finding: CustomStringConvertible {
  var file: String
  /// Counted from 1; nil when the whole file is meant.
  var line: Int?
  var sentence: String

  var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(sentence)" }
}

/// Fails the running test once for every finding.
func expectNone(_ findings: [Finding]) {
  for finding in findings { Issue.record("\(finding)") }
}

extension [SourceFile] {
  /// A finding for every line of code (comments and strings blanked) in which `sentence` sees something wrong.
  func findings(inCode sentence: (Substring) -> String?) -> [Finding] {
    flatMap { file in
      file.codeLines.enumerated().compactMap { index, line in
        sentence(line).map { Finding(file: file.path, line: index + 1, sentence: $0) }
      }
    }
  }
}

extension Substring {
  /// Whether the text holds `word` where no longer name ends in it: `startTask {` does not hold `Task {`.
  func contains(word: String) -> Bool {
    ranges(of: word).contains { range in
      guard range.lowerBound > startIndex else { return true }
      let before = self[index(before: range.lowerBound)]
      return !(before.isLetter || before.isNumber || before == "_")
    }
  }
}
