import HTTPClient
import Logging
import ServiceLifecycle
import Synchronization
import Traces

/// The way of spans to their collector. What is lost on it is said in the log once, and again when it has begun anew.
final class TraceExport: Service {
  private let tracer: OTLPTracer
  private let settings: TraceSettings
  private let logger: Logger
  private let client = HTTPClient()
  private let isFailing = Atomic(false)

  init(of tracer: OTLPTracer, _ settings: TraceSettings, logger: Logger) {
    self.tracer = tracer
    self.settings = settings
    self.logger = logger
  }

  /// Sends spans until shutdown, and what is left then.
  func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      await tracer.run { [self] body, timeout in try await post(body, within: timeout) }
    }
  }

  private func post(_ body: [UInt8], within timeout: Duration) async throws -> Int {
    let headers = settings.headers.merging(["content-type": "application/json"]) { $1 }
    do {
      let status = try await client.post(settings.endpoint, headers: headers, body: body, timeout: timeout).status
      tell((200..<300).contains(status) ? nil : "it answers with status \(status)")
      return status
    } catch {
      tell("\(error)")
      throw error
    }
  }

  private func tell(_ trouble: String?) {
    let wasFailing = isFailing.exchange(trouble != nil, ordering: .relaxed)
    if let trouble, !wasFailing { logger.warning("traces do not reach their collector \(settings.endpoint): \(trouble)") }
    if trouble == nil, wasFailing { logger.notice("traces reach their collector again") }
  }
}
