import Foundation
import LoadGenerator

/// The progress line on stderr: overwritten on a terminal, one every few seconds elsewhere.
struct ProgressOutput: Sendable {
  private static let secondsBetweenLines = 5

  let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func show(_ line: ProgressLine) {
    guard !isQuiet else { return }
    if isTerminal {
      write("\r\u{1B}[K" + line.text)
    } else if line.second % Self.secondsBetweenLines == 0 {
      write(line.text + "\n")
    }
  }

  /// Takes the line away, so that what is printed next stands alone.
  func clear() {
    if isTerminal && !isQuiet { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
