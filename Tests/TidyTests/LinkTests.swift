import Foundation
import Testing

@Suite("Links in the documents")
struct LinkTests {
  @Test("every relative link leads to a file")
  func links() {
    expectNone(
      SourceTree.textFiles.filter { $0.path.hasSuffix(".md") }.flatMap { file in
        file.lines.enumerated().flatMap { index, line in
          line.matches(of: /\]\((?<target>[^)#]+)(?:#[^)]*)?\)/).compactMap { match in
            guard !match.target.contains("://") else { return nil }
            let folder = SourceTree.root.appending(path: file.path).deletingLastPathComponent()
            guard !FileManager.default.fileExists(atPath: folder.appending(path: String(match.target)).path) else { return nil }
            return Finding(file: file.path, line: index + 1, sentence: "\(match.target) is not there")
          }
        }
      })
  }
}
