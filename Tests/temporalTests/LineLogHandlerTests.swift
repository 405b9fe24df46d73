import Foundation
import Logging
import Synchronization
import Testing

@testable import temporal

@Suite("Log lines")
struct LineLogHandlerTests {
  @Test("text lines quote what needs it and carry metadata in order")
  func text() {
    let start = #"time=1970-01-01T00:00:00.000Z level=warn msg="disk \"a\" is slow" logger=test"#
    #expect(line(.text) == start + #" path="/a b" shard=7"#)
  }

  @Test("JSON lines are one object each, whatever the text holds")
  func json() throws {
    let object = try JSONDecoder().decode([String: String].self, from: Data(line(.json).utf8))
    #expect(object["msg"] == "disk \"a\" is slow")
    #expect(object["level"] == "warn")
    #expect(object["path"] == "/a b")
    let odd = "a\u{1}\n\\"
    #expect(try JSONDecoder().decode([String: String].self, from: Data(line(.json, message: odd).utf8))["msg"] == odd)
  }

  @Test("level never writes nothing, the others from their threshold on")
  func thresholds() {
    #expect(temporal.LogLevel.never.threshold == nil)
    #expect(temporal.LogLevel.warn.threshold == .warning)
  }

  private func line(_ format: LogFormat, message: String = "disk \"a\" is slow") -> String {
    let written = Lines()
    var handler = LineLogHandler(label: "test", format: format, logLevel: .info) { line in written.all.withLock { $0.append(line) } }
    handler.now = { Date(timeIntervalSince1970: 0) }
    handler.metadata = ["shard": "7"]
    var logger = Logger(label: "test") { _ in handler }
    logger.logLevel = .info
    logger.warning("\(message)", metadata: ["path": "/a b"])
    return written.all.withLock { $0.joined(separator: "\n") }
  }
}

private final class Lines: Sendable {
  let all = Mutex<[String]>([])
}
