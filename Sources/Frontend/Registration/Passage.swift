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
  let namespaces: NamespaceRegistry
  let logger: Logger

  /// - Parameter namespace: The namespace that the call is about; asked only where somebody wants to know.
  ///
  /// What comes before and after the wait is never inlined: what it needs would be part of every parked poll's frame.
  func pass<Response>(
    _ context: CallContext, namespace: () -> String, handler: (Claims?) async throws(ServiceError) -> Response
  ) async throws -> Response {
    try gate.admit(context.metadata)
    let measurement = measure(namespace)
    do throws(ServiceError) {
      let claims = door.isOpen ? nil : try await door.admit(context, namespace: namespace())
      let ticket = try limiter.isActive ? admit(namespace) : nil
      defer { if let ticket { limiter.leave(ticket) } }
      let response = try await handler(claims)
      end(measurement, error: nil)
      return response
    } catch {
      end(measurement, error: error)
      throw mask(error, context)
    }
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
  private func mask(_ error: ServiceError, _ context: CallContext) -> GRPCError {
    GRPCError(masking: error, path: context.path, logger: logger)
  }
}
