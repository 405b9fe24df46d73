import GRPCWire
import SwiftProtobuf
import Synchronization
import TemporalServices

/// A server that answers what a test has put in, and UNIMPLEMENTED to everything else.
final class FakeCaller: RPCCaller {
  private typealias Handler = @Sendable (any Sendable) throws -> any Sendable

  private struct State {
    var handlers: [String: Handler] = [:]
    var asked: [String] = []
  }

  private let state = Mutex(State())

  /// The paths of the methods that were called, in order.
  var asked: [String] { state.withLock { $0.asked } }

  /// Answers one method. The closure may throw a `GRPCError`.
  func on<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ answer: @escaping @Sendable (Request) throws -> Response
  ) {
    state.withLock {
      $0.handlers[method.path] = { request in
        guard let request = request as? Request else { throw GRPCError(.internal, "another request's method") }
        return try answer(request)
      }
    }
  }

  func call<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ request: Request, options: RPCOptions
  ) async throws -> Response {
    let handler = state.withLock {
      $0.asked.append(method.path)
      return $0.handlers[method.path]
    }
    guard let handler, let answer = try handler(request) as? Response else {
      throw GRPCError(.unimplemented, "unknown method \(method.path)")
    }
    return answer
  }
}
