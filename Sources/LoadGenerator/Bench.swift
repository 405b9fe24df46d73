import Foundation
import GRPCClient
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TemporalServices

/// One run against one server: the connections, fresh names, and what scenarios are made with.
final class Bench: Sendable {
  let settings: LoadSettings
  /// Time without any progress after which a run is given up.
  static let patience: Duration = .seconds(60)

  /// Unique to this run: the task queue, the identity, and the beginning of every workflow id.
  let name: String
  let material: Material
  /// Calls made on all connections.
  let calls: Counter
  private let lines: [Line]
  private let threads: GRPCClientThreads
  private let progress: @Sendable (ProgressLine) -> Void
  private let meter = Mutex<Meter?>(nil)

  private init(
    settings: LoadSettings, threads: GRPCClientThreads, lines: [Line], calls: Counter, progress: @escaping @Sendable (ProgressLine) -> Void
  ) {
    self.settings = settings
    self.threads = threads
    self.lines = lines
    self.calls = calls
    self.progress = progress
    name = "bench-" + String(UInt32.random(in: 0x1000_0000 ... .max), radix: 16)
    material = Material(taskQueue: name, payload: Material.payload(bytes: settings.payloadBytes))
  }

  /// Connects. Throws UNAVAILABLE if nobody answers.
  static func open(_ settings: LoadSettings, progress: @escaping @Sendable (ProgressLine) -> Void) async throws -> Bench {
    let threads = GRPCClientThreads(count: settings.threads)
    let calls = Counter()
    var lines: [Line] = []
    do {
      for _ in 0..<settings.connections {
        let connection = try await GRPCConnection.open(host: settings.host, port: settings.port, on: threads)
        lines.append(Line(connection: connection, calls: calls))
      }
    } catch {
      for line in lines { await line.connection.close() }
      await threads.shutdown()
      throw error
    }
    return Bench(settings: settings, threads: threads, lines: lines, calls: calls, progress: progress)
  }

  func close() async {
    for line in lines { await line.connection.close() }
    await threads.shutdown()
  }

  var taskQueue: TaskQueue { TaskQueue.with { $0.name = name } }

  func line(_ index: Int) -> Line { lines[index % lines.count] }

  /// Counts a failure that no operation sees, such as the worker's.
  func failed(_ error: any Error) { meter.withLock { $0 }?.failed(error) }

  func snapshot() -> Snapshot { Snapshot(calls: calls.count, serverPID: settings.serverPID) }

  // MARK: Measuring

  /// Measures operations as the settings say. `intended` is what one takes by its own will: it is no latency. Operations that no longer
  /// end are given up, and counted as failures.
  func measure(_ phase: String, intended: Duration = .zero, settings: LoadSettings? = nil, _ work: @escaping LoadRunner.Work) async
    -> PhaseReport
  {
    let settings = settings ?? self.settings
    let begin = ContinuousClock.now + (settings.count == nil ? settings.warmUp : .zero)
    let end = settings.count == nil ? begin + settings.duration : nil
    let meter = Meter(window: MeasuringWindow(begin: begin, end: end), intended: intended)
    self.meter.withLock { $0 = meter }
    let runner = LoadRunner(settings: settings, lines: lines, meter: meter)
    let running = Task { await runner.run(work) }
    let watcher = watch(phase, { meter.read() }, giveUp: { running.cancel() })
    defer { watcher.cancel() }
    async let before = snapshot(at: begin)
    async let after = snapshot(at: end)
    await running.value
    // Without an end, the end is now.
    let (first, last) = await (before, end == nil ? snapshot() : after)
    return PhaseReport(name: phase, from: first, to: last, reading: meter.read())
  }

  /// Waits for something that others do, and measures it: `ended` says how far it has come. Throws `BenchError.stalled` if it no longer
  /// moves.
  func measure(_ phase: String, until total: Int, ended: @escaping @Sendable () -> Int) async throws -> PhaseReport {
    try await measured(phase, ended) { try await wait(until: total, ended: ended) }
  }

  /// Lets time pass, and says what it cost.
  func observe(_ phase: String, for duration: Duration) async throws -> PhaseReport {
    try await measured(phase, { 0 }, { try await Task.sleep(for: duration) })
  }

  private func measured(_ phase: String, _ ended: @escaping @Sendable () -> Int, _ body: () async throws -> Void) async throws
    -> PhaseReport
  {
    let meter = Meter(window: MeasuringWindow(begin: .now, end: nil))
    self.meter.withLock { $0 = meter }
    let reading = { @Sendable in Meter.Reading(completed: ended(), ended: ended(), errors: meter.read().errors, latency: nil) }
    let watcher = watch(phase, reading)
    defer { watcher.cancel() }
    let first = snapshot()
    try await body()
    return PhaseReport(name: phase, from: first, to: snapshot(), reading: reading())
  }

  /// Returns when `ended` has reached a number. Throws `BenchError.stalled` if it no longer moves.
  func wait(until total: Int, ended: () -> Int) async throws {
    var stall = StallDetector(patience: Self.patience, now: .now)
    while ended() < total {
      if stall.isStalled(at: ended(), now: .now) { throw BenchError.stalled }
      try await Task.sleep(for: .milliseconds(10))
    }
  }

  /// Runs a worker beside `body`.
  func withWorker<Result>(_ scripts: ScriptTable, _ body: (RawWorker) async throws -> Result) async throws -> Result {
    let worker = RawWorker(bench: self, scripts: scripts)
    let running = Task { await worker.run() }
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(worker))
    } catch {
      result = .failure(error)
    }
    running.cancel()
    await running.value
    return try result.get()
  }

  private func snapshot(at time: ContinuousClock.Instant?) async -> Snapshot {
    if let time { try? await Task.sleep(until: time, tolerance: .zero, clock: .continuous) }
    return snapshot()
  }

  /// Says once a second how far it has come, and calls `giveUp` when it no longer moves.
  private func watch(
    _ phase: String, _ read: @escaping @Sendable () -> Meter.Reading, giveUp: (@Sendable () -> Void)? = nil
  ) -> Task<Void, any Error> {
    Task { [progress] in
      var last = 0
      var stall = StallDetector(patience: Self.patience, now: .now)
      for second in 1... {
        try await Task.sleep(for: .seconds(1))
        let reading = read()
        progress(ProgressLine(phase: phase, second: second, reading: reading, since: last))
        last = reading.completed
        if stall.isStalled(at: reading.ended, now: .now) { giveUp?() }
      }
    }
  }
}
