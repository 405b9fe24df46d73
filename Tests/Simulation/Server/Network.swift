import GRPCServer
import SwiftProtobuf
import TemporalServices
import TestSupport

/// A call that did not succeed, as a client sees it.
struct CallError: Error, CustomStringConvertible {
  var code: GRPCStatusCode
  var message: String

  var description: String { "\(code): \(message)" }

  /// Whether SDKs try again.
  var isPassing: Bool { [.unavailable, .deadlineExceeded, .resourceExhausted, .aborted].contains(code) }
}

/// One call on its way.
final class OpenCall: @unchecked Sendable {
  let path: String
  var bytes: [UInt8]
  let isPoll: Bool
  let reply = Reply<Result<[UInt8], CallError>>()
  /// Where it is carried out: twice, when it was repeated.
  var work: [Task<Void, Never>] = []
  /// When the server was told that the client has gone.
  var hungUp: Duration?

  /// The method, without its service.
  var name: Substring { path[(path.lastIndex(of: "/") ?? path.startIndex)...].dropFirst() }

  init(path: String, bytes: [UInt8], isPoll: Bool) {
    self.path = path
    self.bytes = bytes
    self.isPoll = isPoll
  }
}

/// What lies between clients and servers: it delays, loses, repeats and reorders.
final class Network: @unchecked Sendable {
  private let simulation: World
  /// The servers that clients find; two while one takes over from the other.
  private(set) var servers: [SimulatedServer] = []
  private var isStopped = false

  private var simulator: Simulator { simulation.simulator }

  init(_ simulation: World) { self.simulation = simulation }

  /// A new process on the disk.
  func startServer() {
    guard !isStopped else { return }
    let server = SimulatedServer(simulation)
    servers.append(server)
    simulation.tell("a server starts")
    server.start()
  }

  func crash(_ server: SimulatedServer) {
    simulation.tell("a server dies")
    servers.removeAll { $0 === server }
    server.crash()
  }

  func stop() {
    isStopped = true
    for server in servers { server.crash() }
    servers = []
  }

  /// One call, until its answer, its time or the caller is over.
  func call<Request, Response>(
    _ method: RPCMethod<Request, Response>, timeout: Duration = .seconds(10), isPoll: Bool = false, _ request: Request
  ) async throws(CallError) -> Response {
    guard let bytes = try? request.serializedBytes() as [UInt8] else { throw CallError(code: .internal, message: "cannot be encoded") }
    let call = OpenCall(path: method.path, bytes: bytes, isPoll: isPoll)
    send(call)
    simulator.after(timeout) { [call] in call.reply.give(.failure(CallError(code: .deadlineExceeded, message: "no answer in time"))) }
    let answer = await call.reply.value(ifCancelled: .failure(CallError(code: .cancelled, message: "the caller has gone")))
    if case .failure(let error) = answer, [.cancelled, .deadlineExceeded].contains(error.code) { hangUp(call) }
    let response = try answer.get()
    if let decoded = try? Response(serializedBytes: response) { return decoded }
    throw CallError(code: .internal, message: "cannot be decoded")
  }

  /// The same as a worker's SDK does it: what may pass is tried again, a few times. Nil when it came to nothing.
  func send<Request, Response>(_ method: RPCMethod<Request, Response>, tries: Int = 6, _ request: Request) async -> Response? {
    for _ in 0..<tries {
      do throws(CallError) {
        return try await call(method, request)
      } catch {
        let isExpected = error.message.contains("UnhandledCommand")
        if [.invalidArgument, .failedPrecondition].contains(error.code), !isExpected {
          simulation.report("a worker's answer was refused: \(error)")
        }
        guard error.isPassing else { return nil }
        await simulator.pass(simulator.random.duration(10, 1000))
      }
    }
    return nil
  }

  private func send(_ call: OpenCall) {
    if simulation.meets(simulation.plan.lostRequests, "lost request") {
      return simulator.after(.milliseconds(50)) { call.reply.give(.failure(CallError(code: .unavailable, message: "lost"))) }
    }
    let isSlow = simulation.meets(simulation.plan.slowRequests, "slow request")
    simulator.after(simulator.random.duration(0, isSlow ? 3000 : 5)) { self.deliver(call) }
    if !call.isPoll, simulation.meets(simulation.plan.repeatedRequests, "repeated request") {
      simulator.after(simulator.random.duration(0, 4000)) { self.deliver(call) }
    }
  }

  private func deliver(_ call: OpenCall) {
    let ready = servers.filter(\.isReady)
    guard !ready.isEmpty, call.hungUp == nil else {
      return call.reply.give(.failure(CallError(code: .unavailable, message: "nobody listens")))
    }
    simulation.tell("\(call.name) arrives: \(call.bytes.readable)")
    let server = ready.count == 1 ? ready[0] : ready[simulator.random.below(ready.count)]
    server.handle(call, bytes: simulation.mutation?.change(request: call, simulation) ?? call.bytes)
  }

  private func hangUp(_ call: OpenCall) {
    if case .deafness = simulation.mutation?.kind {
      call.hungUp = simulator.now
      return
    }
    simulator.after(simulator.random.duration(0, 5)) { [simulator] in
      call.hungUp = simulator.now
      for task in call.work { task.cancel() }
    }
  }

  /// A server's answer on its way back.
  func answer(_ call: OpenCall, _ answer: Result<[UInt8], CallError>) {
    simulation.tell("\(call.name) is answered: \(answer.map { "\($0.count) bytes" })")
    if call.isPoll, let hungUp = call.hungUp, simulator.now > hungUp + simulation.longestTurn, case .success(let bytes) = answer,
      !bytes.isEmpty
    {
      simulation.report("a poller that has gone was given a task")
    }
    if case .failure(let error) = answer, [.internal, .unknown].contains(error.code) {
      simulation.report("\(call.path) ended with \(error)")
    }
    if !call.isPoll, simulation.meets(simulation.plan.lostResponses, "lost response") {
      return call.reply.give(.failure(CallError(code: .unavailable, message: "the connection broke")))
    }
    simulator.after(simulator.random.duration(0, 5)) { call.reply.give(answer) }
  }
}

extension [UInt8] {
  /// What a human can read of a message: names and ids.
  fileprivate var readable: String {
    String(decoding: prefix(200).map { (0x20...0x7E).contains($0) ? $0 : UInt8(ascii: " ") }, as: UTF8.self)
  }
}
