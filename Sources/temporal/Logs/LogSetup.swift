import Logging

/// Where log lines of the process go.
enum LogSetup {
  /// Sends log lines of `level` and above to stderr. Call once, before any logger is made.
  static func bootstrap(level: LogLevel, format: LogFormat) {
    guard let level = level.threshold else {
      LoggingSystem.bootstrap { _ in SwiftLogNoOpLogHandler() }
      return
    }
    LoggingSystem.bootstrap { label in LineLogHandler(label: label, format: format, logLevel: level) { Output.error.write($0) } }
  }
}

extension LogLevel {
  /// The lowest level that is written; nil: none is.
  var threshold: Logger.Level? {
    switch self {
    case .debug: .debug
    case .info: .info
    case .warn: .warning
    case .error: .error
    case .never: nil
    }
  }
}
