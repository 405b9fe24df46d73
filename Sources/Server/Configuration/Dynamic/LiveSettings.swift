import Frontend
import HistoryEngine
import HistoryService
import Logging
import Synchronization

/// What dynamic configuration says, where the rooms read it: changed as a whole when its file is read again.
final class LiveSettings: Sendable {
  let rules: RuleBook
  let limiter = CallLimiter()
  let queues = QueueSettingBook()
  /// What had no effect when the server started.
  let warningsAtStart: [String]

  private let httpHosts = Mutex(AllowedHosts())
  private let given: DynamicConfiguration
  private let path: String?
  private let base: Rules

  /// Reads the flags and the file; throws at what cannot be used.
  /// - Parameter rules: What holds where nothing is set.
  init(_ configuration: ServerConfiguration, rules: Rules) throws(ConfigurationError) {
    given = configuration.dynamicConfiguration
    path = configuration.dynamicConfigurationFile
    base = rules
    self.rules = RuleBook(rules)
    let resolved = try Self.resolved(given, path, base)
    warningsAtStart = resolved.warnings
    take(resolved)
  }

  /// Reads the file again and takes over what it says; answers what of it has no effect. Throws, and changes nothing, at what cannot be
  /// used.
  func refresh() throws(ConfigurationError) -> [String] {
    let resolved = try Self.resolved(given, path, base)
    take(resolved)
    return resolved.warnings
  }

  func warn(_ logger: Logger, of warnings: [String]) {
    for warning in warnings { logger.warning("dynamic configuration: \(warning)") }
  }

  /// Whether the HTTP API may be asked under this name: a `Host` header's value.
  func admits(host: String) -> Bool { httpHosts.withLock { $0 }.admit(host) }

  private func take(_ resolved: DynamicConfiguration.Resolved) {
    rules.set(resolved.everywhere.rules, byNamespace: resolved.byNamespace.mapValues(\.rules))
    httpHosts.withLock { $0 = resolved.everywhere.httpHosts }
    limiter.set(resolved.everywhere.calls, byNamespace: resolved.byNamespace.mapValues(\.calls))
    queues.set(resolved.queues)
  }

  private static func resolved(
    _ given: DynamicConfiguration, _ path: String?, _ base: Rules
  ) throws(ConfigurationError) -> DynamicConfiguration.Resolved {
    let file = try path.map { path throws(ConfigurationError) in try DynamicConfiguration(file: path) }
    return try given.over(file ?? DynamicConfiguration()).resolved(over: base)
  }
}
