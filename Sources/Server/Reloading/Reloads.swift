import Logging
import ServiceLifecycle
import UnixSignals

/// Settings in files that are taken over while the server runs.
struct Reloadable: Sendable {
  /// What it is, for the log.
  var name: String
  var paths: [String]
  /// How often it is read though no file changed; nil: never.
  var period: Duration?
  /// Takes what the files say now; throws, and changes nothing, when that cannot be used.
  var reload: @Sendable () async throws -> Void
}

/// Looks after settings in files: they are read again when one of them changes, and all of them at SIGHUP. What cannot be used is
/// logged, and what was in force stays in force.
struct Reloads: Service {
  let settings: [Reloadable]
  let logger: Logger
  /// How often files are looked at.
  var interval: Duration = .seconds(1)

  func run() async throws {
    await withTaskGroup(of: Void.self) { group in
      for setting in settings { group.addTask { await watch(setting) } }
      group.addTask {
        for await _ in await UnixSignalsSequence(trapping: .sighup) {
          for setting in settings { await reload(setting) }
        }
      }
      try? await gracefulShutdown()
      group.cancelAll()
    }
  }

  private func watch(_ setting: Reloadable) async {
    var seen = FileStamps(of: setting.paths)
    var readAt = ContinuousClock.now
    while (try? await Task.sleep(for: interval)) != nil {
      let stamps = FileStamps(of: setting.paths)
      let isDue = setting.period.map { readAt.duration(to: .now) >= $0 } ?? false
      guard stamps != seen || isDue else { continue }
      if await reload(setting), stamps != seen { logger.info("\(setting.name) read again") }
      seen = stamps
      readAt = .now
    }
  }

  @discardableResult
  private func reload(_ setting: Reloadable) async -> Bool {
    do {
      try await setting.reload()
      return true
    } catch {
      logger.error("\(setting.name) cannot be read again, what was read before stays in force", metadata: ["error": "\(error)"])
      return false
    }
  }
}
