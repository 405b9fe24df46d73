import GRPCClient
import GRPCServer
import Logging
import SwiftProtobuf
import Testing

/// A server in this process and a connection to it.
private struct Pair {
  let server: GRPCServer
  let threads = GRPCClientThreads(count: 1)
  let connection: GRPCConnection
  /// Yields once for each call that was parked, and again when it was cancelled.
  let parked: AsyncStream<Bool>

  init() async throws {
    let (parked, continuation) = AsyncStream.makeStream(of: Bool.self)
    var table = MethodTable()
    table.unary("/t.Echo/Say") { (request: Google_Protobuf_StringValue, _) in request }
    table.unary("/t.Echo/Metadata") { (request: Google_Protobuf_StringValue, context) in
      Google_Protobuf_StringValue(context.metadata[request.value] ?? "-")
    }
    table.unary("/t.Echo/Fail") { (_: Google_Protobuf_StringValue, _) -> Google_Protobuf_StringValue in
      throw GRPCError(.alreadyExists, "schon da: 100% \u{e9}", statusDetails: [1, 2, 255])
    }
    table.unary("/t.Echo/Park") { (request: Google_Protobuf_StringValue, _) in
      continuation.yield(true)
      defer { continuation.yield(false) }
      try await Task.never()
      return request
    }
    server = GRPCServer(methods: table, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
    let address = try await server.start()
    connection = try await GRPCConnection.open(host: address.host, port: address.port, on: threads)
    self.parked = parked
  }

  func call(_ method: String, _ text: String = "", timeout: Duration? = nil, metadata: [(name: String, value: String)] = []) async throws
    -> String
  {
    let request = Google_Protobuf_StringValue(text)
    let answer: Google_Protobuf_StringValue = try await connection.unary("/t.Echo/\(method)", request, timeout: timeout, metadata: metadata)
    return answer.value
  }

  func end() async {
    await connection.close()
    await server.shutdown(grace: .zero)
    await threads.shutdown()
  }
}

extension Task where Success == Never, Failure == Never {
  /// Waits until the task is cancelled, then throws.
  fileprivate static func never() async throws {
    let (stream, continuation) = AsyncStream.makeStream(of: Never.self)
    await withTaskCancellationHandler {
      for await _ in stream {}
    } onCancel: {
      continuation.finish()
    }
    try checkCancellation()
  }
}

@Suite("A client's connection", .timeLimit(.minutes(1)))
struct GRPCConnectionTests {
  @Test("calls are answered, from other threads and from the connection's own, many at once, small and large")
  func answers() async throws {
    let pair = try await Pair()
    #expect(try await pair.call("Say", "hello") == "hello")
    let large = String(repeating: "x", count: 3_000_000)
    #expect(try await pair.call("Say", large) == large)
    try await withThrowingTaskGroup { group in
      for number in 0..<500 {
        let executor: (any TaskExecutor)? = number % 2 == 0 ? pair.connection.executor : nil
        group.addTask(executorPreference: executor) { try await pair.call("Say", "\(number)") == "\(number)" }
      }
      for try await isRight in group { #expect(isRight) }
    }
    await pair.end()
  }

  @Test("metadata goes along")
  func metadata() async throws {
    let pair = try await Pair()
    #expect(try await pair.call("Metadata", "client-name", metadata: [("client-name", "bench")]) == "bench")
    #expect(try await pair.call("Metadata", "te") == "trailers")
    await pair.end()
  }

  @Test("a failure has the server's code, words and details; an unknown method is UNIMPLEMENTED")
  func failures() async throws {
    let pair = try await Pair()
    await #expect(throws: GRPCError(.alreadyExists, "schon da: 100% \u{e9}", statusDetails: [1, 2, 255])) { try await pair.call("Fail") }
    await #expect(throws: GRPCError(.unimplemented, "unknown method Nothing for service t.Echo")) { try await pair.call("Nothing") }
    await pair.end()
  }

  @Test("a call whose task is cancelled ends at once, and on the server too")
  func cancellation() async throws {
    let pair = try await Pair()
    var parked = pair.parked.makeAsyncIterator()
    let call = Task { try await pair.call("Park") }
    #expect(await parked.next() == true)
    call.cancel()
    await #expect(throws: CancellationError.self) { try await call.value }
    #expect(await parked.next() == false)
    #expect(try await pair.call("Say", "still there") == "still there")
    await pair.end()
  }

  @Test("a call in a task that is cancelled already is not sent")
  func cancelledBefore() async throws {
    let pair = try await Pair()
    let call = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await pair.call("Say")
    }
    await #expect(throws: CancellationError.self) { try await call.value }
    await pair.end()
  }

  @Test("a call that takes longer than its timeout is DEADLINE_EXCEEDED")
  func deadline() async throws {
    let pair = try await Pair()
    await #expect(throws: GRPCError(.deadlineExceeded, "context deadline exceeded")) {
      try await pair.call("Park", timeout: .milliseconds(50))
    }
    await pair.end()
  }

  @Test("when the connection ends, open calls and later ones are UNAVAILABLE")
  func lost() async throws {
    let pair = try await Pair()
    var parked = pair.parked.makeAsyncIterator()
    let call = Task { try await pair.call("Park") }
    #expect(await parked.next() == true)
    await pair.connection.close()
    let open = await call.result
    let later = await Task { try await pair.call("Say") }.result
    for result in [open, later] {
      guard case .failure(let error as GRPCError) = result else {
        Issue.record("\(result)")
        continue
      }
      #expect(error.code == .unavailable)
    }
    await pair.end()
  }

  @Test("nobody to connect to is UNAVAILABLE")
  func nobody() async throws {
    let threads = GRPCClientThreads(count: 1)
    do {
      _ = try await GRPCConnection.open(host: "127.0.0.1", port: 1, on: threads)
      Issue.record("connected")
    } catch let error as GRPCError {
      #expect(error.code == .unavailable)
    }
    await threads.shutdown()
  }
}
