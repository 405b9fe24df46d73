import Foundation
import Model
import Persistence
import Testing

@testable import SQLiteDriver

/// Measures, and asserts only that all goes well. Runs when asked for (docs/benchmarks-storage.md):
/// `STORE_BENCHMARK=<directory> swift test -c release -Xswiftc -enable-testing --filter CommitBenchmark`.
@Suite("Commit benchmark", .enabled(if: ProcessInfo.processInfo.environment["STORE_BENCHMARK"] != nil), .serialized)
struct CommitBenchmark {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = Double(environment["STORE_BENCHMARK_SECONDS"] ?? "") ?? 4

  @Test("commits per second, CPU and bytes per commit", .timeLimit(.minutes(5)))
  func commits() async throws {
    print("| store | committers | commits/s | p50 ms | p99 ms | CPU us/commit | bytes written/commit | bytes to the device/commit |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for committers in [1, 8, 32, 128] { try await measure("file", committers, isFile: true) }
    for committers in [1, 32] { try await measure("memory", committers, isFile: false) }
  }

  private func measure(_ name: String, _ committers: Int, isFile: Bool) async throws {
    let directory = URL(fileURLWithPath: Self.environment["STORE_BENCHMARK"] ?? ".")
    let file = directory.appendingPathComponent("benchmark-\(committers).db").path
    for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file + suffix) }
    var pragmas: [String: String] = [:]
    for pair in (Self.environment["STORE_BENCHMARK_PRAGMAS"] ?? "").split(separator: ",") {
      let parts = pair.split(separator: "=")
      if parts.count == 2 { pragmas[String(parts[0])] = String(parts[1]) }
    }
    let store = try SQLiteStore.open(path: isFile ? file : nil, pragmas: pragmas)
    let rangeIDs = try await store.acquire(ShardID.all, owner: "benchmark")
    let clock = ContinuousClock()
    let end = clock.now + .seconds(Self.seconds)
    let (start, before) = (clock.now, Usage.now())
    let latencies = try await withThrowingTaskGroup(of: [Double].self) { group in
      for committer in 0..<committers {
        group.addTask {
          var latencies: [Double] = []
          var order = Order(committer: committer)
          while clock.now < end {
            let began = clock.now
            try await store.commit(order.next(rangeIDs))
            latencies.append((clock.now - began).inSeconds * 1_000)
          }
          return latencies
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }.sorted()
    }
    let (elapsed, used) = ((clock.now - start).inSeconds, Usage.now() - before)
    await store.close()
    let count = Double(latencies.count)
    func round(_ value: Double, _ digits: Int = 0) -> String { String(format: "%.\(digits)f", value) }
    print(
      "| \(name) | \(committers) | \(round(count / elapsed)) | \(round(latencies[latencies.count / 2], 2))"
        + " | \(round(latencies[latencies.count * 99 / 100], 2)) | \(round(used.cpu / count * 1e6, 1)) | \(round(used.written / count))"
        + " | \(round(used.device / count)) |")
  }

  /// A run in steps of ten commits, each with a state of 400 bytes, a history batch of 300, one task written and one deleted.
  private struct Order {
    let committer: Int
    var number = 0
    var version: Int64 = 0
    var key = run(0)

    mutating func next(_ rangeIDs: [ShardID: Int64]) -> Commit {
      if version == 10 || number == 0 {
        number += 1
        version = 0
        let now = WallTime(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9))
        let random = (UInt64.random(in: 0 ... .max), UInt64.random(in: 0 ... .max))
        key = ExecutionKey(
          namespaceID: UniqueID(high: 1, low: 1), workflowID: "order-\(committer)-\(number)-\(random.0)",
          runID: .v7(at: now, random: random))
      }
      defer { version += 1 }
      let shard = key.workflow.shard
      let due = WallTime(nanoseconds: Int64(Date().timeIntervalSince1970 * 1e9))
      let write = ExecutionWrite(
        key: key, expectedVersion: version, state: Self.filler(400, version),
        appendedHistory: [HistoryBatch(firstEventID: version * 3 + 1, lastEventID: version * 3 + 3, bytes: Self.filler(300, version))],
        upsertedTasks: [StoredTask(id: TaskID(kind: 1, reference: version), due: due, payload: [])],
        deletedTasks: version == 0 ? [] : [TaskID(kind: 1, reference: version - 1)])
      return Commit(
        fence: ShardFence(shard: shard, rangeID: rangeIDs[shard] ?? 0), executions: [write],
        currentRun: version == 0 ? CurrentRunWrite(workflow: key.workflow, expected: nil, new: key.runID) : nil)
    }

    private static func filler(_ count: Int, _ seed: Int64) -> [UInt8] { [UInt8](repeating: UInt8(truncatingIfNeeded: seed), count: count) }
  }

  /// What the process has used so far.
  private struct Usage {
    var cpu: Double
    var written: Double
    var device: Double

    static func now() -> Usage {
      var usage = rusage()
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
      let lines = ((try? String(contentsOfFile: "/proc/self/io", encoding: .utf8)) ?? "").split(separator: "\n")
      func field(_ name: String) -> Double {
        lines.first { $0.hasPrefix(name + ":") }.flatMap { Double($0.dropFirst(name.count + 2)) } ?? 0
      }
      return Usage(cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), written: field("wchar"), device: field("write_bytes"))
    }

    static func - (a: Usage, b: Usage) -> Usage {
      Usage(cpu: a.cpu - b.cpu, written: a.written - b.written, device: a.device - b.device)
    }
  }
}
