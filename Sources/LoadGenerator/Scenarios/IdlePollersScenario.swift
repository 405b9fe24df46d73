import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// A great many polls that nothing comes for.
struct IdlePollersScenario: Scenario {
  static let name = "idle-pollers"
  static let operation = "nothing: polls are parked, and the server is watched"
  static let size: (meaning: String, value: Int)? = ("parked polls", 10_000)

  private static let queues = 100
  /// Time in which a server does what it does once for a new poll.
  private static let settling: Duration = .seconds(2)

  func run(_ bench: Bench, size: Int) async throws -> [PhaseReport] {
    let before = bench.snapshot()
    let polls = Task {
      await withDiscardingTaskGroup { group in
        for index in 0..<size {
          let line = bench.line(index)
          group.addTask(executorPreference: line.executor) { await keepPolling(bench, line, queue: index % Self.queues) }
        }
      }
    }
    let parking = try await bench.measure("park", until: size) { bench.calls.count - before.calls }
    try await Task.sleep(for: Self.settling)
    let parked = bench.snapshot()
    var idle = try await bench.observe("idle", for: bench.settings.duration)
    if let first = before.server, let last = parked.server {
      idle.more["KiB of server memory a poll"] = Double(last.residentBytes - first.residentBytes) / 1024 / Double(size)
    }
    polls.cancel()
    await polls.value
    return [parking, idle]
  }

  private func keepPolling(_ bench: Bench, _ line: Line, queue: Int) async {
    let poll = PollWorkflowTaskQueueRequest.with {
      $0.namespace = bench.settings.namespace
      $0.taskQueue.name = "\(bench.name)-\(queue)"
      $0.identity = bench.name
    }
    while !Task.isCancelled {
      do {
        _ = try await line.client.pollWorkflowTaskQueue(poll, options: RPCOptions(timeout: RawWorker.pollTimeout))
      } catch {
        bench.failed(error)
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }
}
