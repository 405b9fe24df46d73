import Foundation
import Model
import Testing

@testable import MatchingService

private let isMeasuring = ProcessInfo.processInfo.environment["MATCHING_MEASURE"] != nil

/// What a task and a poll cost, on resident memory, which only says something while no other test runs in the process:
/// `MATCHING_MEASURE=1 swift test -c release --filter CostTests` holds the bounds and prints the numbers.
@Suite(.timeLimit(.minutes(1)), .serialized, .enabled(if: isMeasuring)) struct CostTests {
  /// Resident memory, in bytes.
  func resident() throws -> Int {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return (Int(fields[1]) ?? 0) * 4096
  }

  /// A workflow id of 45 bytes, which is what a prefixed UUID is.
  func longTask(_ number: Int) -> MatchingTask {
    var made = task(number, at: number)
    let id = "order-process-" + UniqueID(high: 1, low: UInt64(number)).description.dropFirst(5)
    made.execution = ExecutionKey(namespaceID: namespace, workflowID: id, runID: made.execution.runID)
    return made
  }

  @Test("a queued task costs less than 300 bytes") func queuedTask() throws {
    let count = isMeasuring ? 1_000_000 : 200_000
    let service = Workshop().service
    let before = try resident()
    let start = ContinuousClock.now
    for number in 1...count { service.offer(longTask(number)) }
    let cost = try resident() - before
    #expect(service.describe(orders).load.backlogCount == count)
    #expect(cost / count < 300)
    if isMeasuring { print("MEASURE \(count) queued tasks: \(cost / count) B each, \((ContinuousClock.now - start) / count) each") }
  }

  @Test("a parked poll costs less than 4 KiB, of which its caller's Swift task is 1.5") func parkedPoll() async throws {
    let count = isMeasuring ? 100_000 : 10_000
    let service = Workshop().service
    let before = try resident()
    let poller = PollerIdentity(identity: "12345@a-worker-host", workerInstanceKey: "0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b")
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<count { group.addTask { _ = await service.poll(orders, poller: poller, timeout: .seconds(60)) } }
      await until { service.describe(orders).parkedPolls == count }
      let cost = (try? resident()).map { $0 - before } ?? .max
      #expect(cost / count < 4096)
      if isMeasuring { print("MEASURE \(count) parked polls: \(cost / count) B each") }
      let start = ContinuousClock.now
      group.cancelAll()
      await group.waitForAll()
      if isMeasuring { print("MEASURE \(count) cancelled polls: \((ContinuousClock.now - start) / count) each") }
    }
    #expect(service.describe(orders).parkedPolls == 0)
  }

  @Test("printed only: the time of a match", .enabled(if: isMeasuring)) func match() async throws {
    let service = Workshop().service
    let poller = PollerIdentity(identity: "12345@a-worker-host")
    let count = 300_000
    for number in 1...count { service.offer(task(number)) }
    var start = ContinuousClock.now
    for _ in 1...count { _ = await service.poll(orders, poller: poller, timeout: .seconds(60)) }
    print("MEASURE polls of a backlog, one poller: \((ContinuousClock.now - start) / count) each")
    for parked in [1, 10_000] {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<parked { group.addTask { while case .task = await service.poll(orders, poller: poller, timeout: .seconds(60)) {} } }
        await until { service.describe(orders).parkedPolls == parked }
        start = ContinuousClock.now
        for number in 1...count { service.offer(task(number, stamp: Int64(parked))) }
        await until { service.describe(orders).load.backlogCount == 0 && service.describe(orders).parkedPolls == parked }
        print("MEASURE offers to \(parked) parked polls that poll again: \((ContinuousClock.now - start) / count) each")
        group.cancelAll()
      }
    }
  }
}
