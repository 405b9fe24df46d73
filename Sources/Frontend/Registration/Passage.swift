import Authorization
import GRPCServer
import Logging
import Model

/// What every call of one method passes on its way to the handler and back.
struct Passage: Sendable {
  let gate: ClientVersionGate
  let door: Door
  let limiter: CallLimiter
  let limit: CallPriority
  let meter: CallMeter?
  /// Nil: calls are not traced.
  let tracer: CallTracer?
  let namespaces: NamespaceRegistry
  let logger: Logger

  /// - Parameters:
  ///   - namespace: The namespace that the call is about; asked only where somebody wants to know.
  ///   - run: The run that the request names, as far as it does; likewise.
  ///
  /// What comes before and after the wait is never inlined: what it needs would be part of every parked poll's frame.
  func pass<Response: Sendable>(
    _ context: CallContext, namespace: () -> String, run: () -> TracedRun? = { nil },
    handler: (Claims?) async throws(ServiceError) -> Response
  ) async throws -> Response {
    try gate.admit(context.metadata)
    let span = trace(context, namespace, run)
    let measurement = measure(namespace)
    do throws(ServiceError) {
      let claims = door.isOpen ? nil : try await door.admit(context, namespace: namespace())
      let ticket = try limiter.isActive ? admit(namespace) : nil
      defer { if let ticket { limiter.leave(ticket) } }
      let response = try await handler(claims)
      end(measurement, error: nil)
      end(span, answering: response)
      return response
    } catch {
      end(measurement, error: error)
      throw mask(error, context, span)
    }
  }

  @inline(never)
  private func trace(_ context: CallContext, _ namespace: () -> String, _ run: () -> TracedRun?) -> CallSpan? {
    tracer?.begin(context, namespace: namespace, run: run)
  }

  @inline(never)
  private func end(_ span: CallSpan?, answering response: some Sendable) {
    span?.end(answering: response)
  }

  @inline(never)
  private func measure(_ namespace: () -> String) -> CallMeter.Measurement? {
    guard let meter else { return nil }
    let name = namespace()
    return meter.begin(namespace: namespaces.isKnown(name) ? name : CallMeter.unknownNamespace)
  }

  @inline(never)
  private func end(_ measurement: CallMeter.Measurement?, error: ServiceError?) {
    if let measurement { meter?.end(measurement, error: error) }
  }

  @inline(never)
  private func admit(_ namespace: () -> String) throws(ServiceError) -> CallLimiter.Ticket {
    try limiter.admit(limit, namespace: namespace())
  }

  @inline(never)
  private func mask(_ error: ServiceError, _ context: CallContext, _ span: CallSpan?) -> GRPCError {
    let masked = GRPCError(masking: error, path: context.path, logger: logger)
    span?.end(failing: masked)
    return masked
  }
}
