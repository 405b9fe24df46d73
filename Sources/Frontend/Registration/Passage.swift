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
  func pass<Response>(
    _ context: CallContext, namespace: () -> String, handler: (Claims?) async throws(ServiceError) -> Response
  ) async throws -> Response {
    try gate.admit(context.metadata)
    do throws(ServiceError) {
      guard let meter else { return try await admit(context, namespace: namespace, handler: handler) }
      let name = namespace()
      let measurement = meter.begin(namespace: namespaces.isKnown(name) ? name : CallMeter.unknownNamespace)
      do throws(ServiceError) {
        let response = try await admit(context, namespace: { name }, handler: handler)
        meter.end(measurement, error: nil)
        return response
      } catch {
        meter.end(measurement, error: error)
        throw error
      }
    } catch {
      throw GRPCError(masking: error, path: context.path, logger: logger)
    }
  }

  private func admit<Response>(
    _ context: CallContext, namespace: () -> String, handler: (Claims?) async throws(ServiceError) -> Response
  ) async throws(ServiceError) -> Response {
    let claims = door.isOpen ? nil : try await door.admit(context, namespace: namespace())
    guard limiter.isActive else { return try await handler(claims) }
    let ticket = try limiter.admit(limit, namespace: namespace())
    defer { limiter.leave(ticket) }
    return try await handler(claims)
  }
}
