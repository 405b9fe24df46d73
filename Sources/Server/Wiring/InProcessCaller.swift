import GRPCServer
import SwiftProtobuf
import TemporalServices

/// The client stubs' way to the handlers of this very process: a call passes everything that one over the wire passes, but the wire.
struct InProcessCaller: RPCCaller {
  let methods: MethodTable
  /// The certificate by which the one who calls is known, in DER; nil: there is none.
  var certificate: [UInt8]?

  /// Throws the `GRPCError` that the wire would carry, DEADLINE_EXCEEDED when the time is over.
  func call<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ request: Request, options: RPCOptions
  ) async throws -> Response {
    let bytes: [UInt8] = try request.serializedBytes()
    let deadline = options.timeout.map { ContinuousClock.now + $0 }
    let context = CallContext(
      path: method.path, metadata: Metadata(options.metadata.map { ($0.name, $0.value) }), deadline: deadline,
      peer: Peer(address: "127.0.0.1", isLocal: true, certificate: certificate))
    guard let deadline else { return try Response(serializedBytes: try await methods.answer(to: method.path, bytes, context)) }
    // What the wire does for other clients: the handler is cancelled when its client stops waiting.
    return try await withThrowingTaskGroup(of: [UInt8].self) { group in
      group.addTask { [methods] in try await methods.answer(to: method.path, bytes, context) }
      group.addTask {
        try await Task.sleep(until: deadline, clock: .continuous)
        throw GRPCError(.deadlineExceeded, "context deadline exceeded")
      }
      defer { group.cancelAll() }
      guard let answer = try await group.next() else { throw CancellationError() }
      return try Response(serializedBytes: answer)
    }
  }
}
