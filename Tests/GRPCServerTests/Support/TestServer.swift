import Foundation
import GRPCServer
import Logging
import NIOPosix
import SwiftProtobuf
import Synchronization

/// A server in this process with methods that echo, wait, fail and park.
final class TestServer: Sendable {
  let address: BoundAddress
  let parked = Gauge()
  let cancelled = Gauge()
  let gate = Gauge()
  private let server: GRPCServer

  init(adjust: (inout GRPCServerConfiguration) -> Void = { _ in }) async throws {
    var configuration = GRPCServerConfiguration()
    adjust(&configuration)
    server = GRPCServer(
      methods: Self.methods(parked: parked, cancelled: cancelled, gate: gate), configuration: configuration,
      logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    address = try await server.start()
  }

  var connectionCount: Int { server.connectionCount }

  func replaceTLS(_ tls: GRPCServerTLS) throws { try server.replaceTLS(tls) }

  func shutdown(grace: Duration = .zero) async {
    await server.shutdown(grace: grace)
  }

  private static func methods(parked: Gauge, cancelled: Gauge, gate: Gauge) -> MethodTable {
    var table = MethodTable()
    table.unary("/test.Echo/Say") { (request: Google_Protobuf_StringValue, _) in request }
    table.raw("/test.Echo/Raw") { bytes, _ in bytes }
    table.raw("/test.Echo/Count") { bytes, _ in Array(String(bytes.count).utf8) }
    table.raw("/test.Echo/Big") { bytes, _ in
      [UInt8](repeating: UInt8(ascii: "x"), count: Int(String(decoding: bytes, as: UTF8.self)) ?? 0)
    }
    table.raw("/test.Echo/Hop") { bytes, _ in
      await Task.detached { await Task.yield() }.value
      return bytes
    }
    table.raw("/test.Echo/Threads") { _, _ in
      let before = thread()
      parked.add(1)
      await gate.reaches(1)
      return Array("\(before) \(thread())".utf8)
    }
    table.raw("/test.Echo/Park") { _, _ in
      parked.add(1)
      defer { parked.add(-1) }
      do {
        try await Never.arrives()
      } catch {
        cancelled.add(1)
        throw error
      }
      return []
    }
    table.raw("/test.Echo/Gate") { bytes, _ in
      parked.add(1)
      defer { parked.add(-1) }
      await gate.reaches(1)
      return bytes
    }
    table.raw("/test.Echo/Open") { _, _ in
      gate.add(1)
      return []
    }
    table.raw("/test.Echo/Seen") { _, _ in Array("\(parked.value) \(cancelled.value)".utf8) }
    table.raw("/test.Echo/AwaitParked") { bytes, _ in
      await parked.reaches(Int(String(decoding: bytes, as: UTF8.self)) ?? 0)
      return []
    }
    table.raw("/test.Echo/AwaitCancelled") { bytes, _ in
      await cancelled.reaches(Int(String(decoding: bytes, as: UTF8.self)) ?? 0)
      return []
    }
    table.raw("/test.Echo/Fail") { _, _ in
      throw GRPCError(
        .alreadyExists, "schon da: 100% voll\n", statusDetails: [1, 2, 3, 0xFF],
        trailers: [GRPCError.Trailer(name: "x-reason", value: "taken")])
    }
    table.raw("/test.Echo/Crash") { _, _ in throw SecretError() }
    table.raw("/test.Echo/Context") { _, context in
      let left = context.deadline.map { ContinuousClock.now.duration(to: $0) }
      let lines = [
        context.path, context.metadata["X-Word"] ?? "-", context.metadata.binary("x-raw-bin").map { "\($0)" } ?? "-",
        left.map { "\($0.components.seconds)" } ?? "-", context.peer.address, "\(context.peer.certificate?.count ?? 0)",
        context.metadata.all("x-word").joined(separator: ","),
      ]
      return Array(lines.joined(separator: "\n").utf8)
    }
    let health = HealthService()
    health.setStatus(.serving, for: "")
    health.setStatus(.serving, for: "test.Echo")
    health.register(in: &table)
    table.raw("/test.Echo/SetNotServing") { bytes, _ in
      health.setStatus(.notServing, for: String(decoding: bytes, as: UTF8.self))
      return []
    }
    ReflectionService(descriptorSet: []).register(in: &table)
    return table
  }
}

/// Whether this code runs on an event loop or elsewhere.
private func thread() -> String { MultiThreadedEventLoopGroup.currentEventLoop == nil ? "pool" : "loop" }

/// What a masked error must not show.
struct SecretError: Error, CustomStringConvertible {
  var description: String { "the password is hunter2" }
}

extension Never {
  /// Waits until the task is cancelled, then throws.
  static func arrives() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    await withTaskCancellationHandler {
      for await _ in stream {}
    } onCancel: {
      continuation.finish()
    }
    try Task.checkCancellation()
  }
}
