import Foundation
import Testing

/// Runs one check of the Python scripts beside this folder: clients that know nothing of our code.
enum ForeignClient {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

  private static var python: String {
    ProcessInfo.processInfo.environment["PYTHON"]
      ?? tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: ".venv/bin/python").path
  }

  /// Runs `check` of `script` against a server; what the script prints becomes the test's message if it fails.
  static func run(_ script: String, _ check: String, _ arguments: String...) async throws {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = [tests.appending(path: "foreign/\(script).py").path, check] + arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    let text = try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<String, any Error>) in
      do {
        try process.run()
      } catch {
        return continuation.resume(throwing: error)
      }
      Thread.detachNewThread {
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
    #expect(process.terminationStatus == 0, "\(script) \(check): \(text)")
  }
}
