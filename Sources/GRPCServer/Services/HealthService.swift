import GRPCWire
import SwiftProtobuf
import Synchronization

/// gRPC's health service (`grpc.health.v1.Health`): what load balancers and `temporal operator cluster health` ask.
public final class HealthService: Sendable {
  /// Whether a service answers.
  public enum Status: Sendable, Hashable {
    case serving
    case notServing
  }

  private struct State {
    var statuses: [String: Status] = [:]
    var watchers: [Int: Watcher] = [:]
    var nextWatcher = 0
  }

  private struct Watcher {
    var service: String
    var changes: AsyncStream<Status?>.Continuation
  }

  private let state = Mutex(State())

  /// Knows no service yet.
  public init() {}

  /// Sets one service's status and tells who watches it. The empty name stands for the whole server.
  public func setStatus(_ status: Status, for service: String) {
    state.withLock { state in
      guard state.statuses.updateValue(status, forKey: service) != status else { return }
      for watcher in state.watchers.values where watcher.service == service { watcher.changes.yield(status) }
    }
  }

  /// Whether the whole server serves.
  public var isServing: Bool { state.withLock { $0.statuses[""] == .serving } }

  /// Says of every known service that it no longer serves.
  public func stopServing() {
    for service in state.withLock({ Array($0.statuses.keys) }) { setStatus(.notServing, for: service) }
  }

  /// Answers `Check`, `List` and `Watch` from the table.
  public func register(in table: inout MethodTable) {
    table.unary("/grpc.health.v1.Health/Check") { (request: Grpc_Health_V1_HealthCheckRequest, _) in
      guard let status = self.state.withLock({ $0.statuses[request.service] }) else { throw GRPCError(.notFound, "unknown service") }
      return Grpc_Health_V1_HealthCheckResponse.with { $0.status = status.wire }
    }
    table.unary("/grpc.health.v1.Health/List") { (_: Grpc_Health_V1_HealthListRequest, _) in
      let statuses = self.state.withLock { $0.statuses }
      return Grpc_Health_V1_HealthListResponse.with { list in
        list.statuses = statuses.mapValues { status in Grpc_Health_V1_HealthCheckResponse.with { $0.status = status.wire } }
      }
    }
    table.streaming("/grpc.health.v1.Health/Watch") { requests, answers, _ in
      var iterator = requests.makeAsyncIterator()
      guard let bytes = await iterator.next() else { throw GRPCError(.internal, "unexpected EOF") }
      let request = try Grpc_Health_V1_HealthCheckRequest(serializedBytes: MessageBytes(buffer: bytes))
      try await self.watch(request.service, answers)
    }
  }

  /// Sends the status now, and again whenever it changes, until the call ends.
  private func watch(_ service: String, _ answers: MessageWriter) async throws {
    let (changes, continuation) = AsyncStream.makeStream(of: Status?.self, bufferingPolicy: .bufferingNewest(1))
    let id = state.withLock { state in
      state.nextWatcher += 1
      state.watchers[state.nextWatcher] = Watcher(service: service, changes: continuation)
      continuation.yield(state.statuses[service])
      return state.nextWatcher
    }
    defer { state.withLock { $0.watchers[id] = nil } }
    for await status in changes {
      try await answers.send(Grpc_Health_V1_HealthCheckResponse.with { $0.status = status?.wire ?? .serviceUnknown })
    }
    throw CancellationError()
  }
}

extension HealthService.Status {
  fileprivate var wire: Grpc_Health_V1_HealthCheckResponse.ServingStatus { self == .serving ? .serving : .notServing }
}
