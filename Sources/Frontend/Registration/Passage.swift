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
    let passing = try enter(context, namespace, run)
    do throws(ServiceError) {
      let claims = door.isOpen ? nil : try await door.admit(context, namespace: namespace())
      if limiter.isActive { passing.ticket = try limiter.admit(limit, namespace: namespace()) }
      let response = try await handler(claims)
      leave(passing, error: nil)
      end(passing, answering: response)
      return response
    } catch {
      throw fail(passing, error)
    }
  }

  @inline(never)
  private func enter(_ context: CallContext, _ namespace: () -> String, _ run: () -> TracedRun?) throws(GRPCError) -> Passing {
    try gate.admit(context.metadata)
    return Passing(context, span: tracer?.begin(context, namespace: namespace, run: run), measurement: measure(namespace))
  }

  private func measure(_ namespace: () -> String) -> CallMeter.Measurement? {
    guard let meter else { return nil }
    let name = namespace()
    return meter.begin(namespace: namespaces.isKnown(name) ? name : CallMeter.unknownNamespace)
  }

  @inline(never)
  private func leave(_ passing: Passing, error: ServiceError?) {
    if let ticket = passing.ticket { limiter.leave(ticket) }
    if let measurement = passing.measurement { meter?.end(measurement, error: error) }
  }

  @inline(never)
  private func end(_ passing: Passing, answering response: some Sendable) {
    passing.span?.end(answering: response)
  }

  @inline(never)
  private func fail(_ passing: Passing, _ error: ServiceError) -> GRPCError {
    leave(passing, error: error)
    let masked = GRPCError(masking: error, path: passing.context.path, logger: logger)
    passing.span?.end(failing: masked)
    return masked
  }
}

/// A call on its way through a passage: an object for the same reason as `Asked`.
private final class Passing {
  let context: CallContext
  let span: CallSpan?
  let measurement: CallMeter.Measurement?
  /// What it has of the limits; nil: nothing yet.
  var ticket: CallLimiter.Ticket?

  init(_ context: CallContext, span: CallSpan?, measurement: CallMeter.Measurement?) {
    self.context = context
    self.span = span
    self.measurement = measurement
  }
}
