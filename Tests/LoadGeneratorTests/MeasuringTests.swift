import Foundation
import Testing

@testable import LoadGenerator

@Suite("Measuring")
struct MeasuringTests {
  let start = ContinuousClock.now

  @Test("an open loop is due by the clock, and no error adds up")
  func schedule() {
    let schedule = ArrivalSchedule(rate: 3)
    #expect(schedule.offset(of: 0) == .zero)
    #expect(schedule.offset(of: 3_000_000) == .seconds(1_000_000))
    #expect(schedule.count(within: .seconds(2)) == 6)
    #expect(schedule.count(within: .milliseconds(500)) == 2)
  }

  @Test("the warm-up counts for nothing, and what was due in time counts for latency even if it ends late")
  func window() {
    let meter = Meter(window: MeasuringWindow(begin: start + .seconds(2), end: start + .seconds(12)))
    meter.done(due: start, at: start + .seconds(1))
    meter.done(due: start + .seconds(1), at: start + .seconds(3))
    meter.done(due: start + .seconds(3), at: start + .seconds(4))
    meter.done(due: start + .seconds(11), at: start + .seconds(20))
    meter.done(due: start + .seconds(13), at: start + .seconds(14))
    let reading = meter.read()
    #expect(reading.completed == 2)
    #expect(reading.latency?.max.rounded() == 9003, "three digits of 9,000 ms")
  }

  @Test("latency begins when an operation was due, not when it was begun, and leaves out what it takes by its own will")
  func latency() throws {
    let meter = Meter(window: MeasuringWindow(begin: start, end: nil), intended: .seconds(1))
    for index in 1...1000 { meter.done(due: start, at: start + .seconds(1) + .milliseconds(index)) }
    let latency = try #require(meter.read().latency)
    #expect(abs(latency.p50 - 500) < 1 && abs(latency.p90 - 900) < 1 && abs(latency.p99 - 990) < 1 && abs(latency.max - 1000) < 1)
  }

  @Test("failures are counted by kind, and what was cancelled is none")
  func failures() {
    let meter = Meter(window: MeasuringWindow(begin: start, end: nil))
    meter.failed(BenchError.tooFarBehind)
    meter.failed(BenchError.tooFarBehind)
    meter.failed(CancellationError())
    #expect(meter.read().errors == ["not begun: too many operations are open": 2])
  }

  @Test("a number that no longer moves is noticed after a while")
  func stall() {
    var detector = StallDetector(patience: .seconds(60), now: start)
    func isStalled(_ number: Int, _ second: Int) -> Bool { detector.isStalled(at: number, now: start + .seconds(second)) }
    #expect(!isStalled(0, 1) && !isStalled(0, 61) && isStalled(0, 62))
    #expect(!isStalled(1, 63) && !isStalled(1, 123) && isStalled(1, 124))
  }

  @Test("the counters of a process are read from the texts of /proc, whatever its name is")
  func proc() throws {
    let stat = "42 (a) (b c) S 1 42 42 0 -1 4194560 1 2 3 4 250 50 0 0 20 0 3 0 100 1 2"
    let status = "Name:\ta\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\n"
    let use = try #require(ProcessUse(stat: stat, status: status, io: "rchar: 1\nwrite_bytes: 8192\n", ticksPerSecond: 100))
    #expect(use.cpu == .seconds(3) && use.residentBytes == 1_048_576 && use.peakBytes == 2_097_152 && use.bytesWritten == 8192)
    #expect(ProcessUse(stat: stat, status: "", io: "", ticksPerSecond: 100) == nil)
    #expect(throws: BenchError.noSuchProcess(-1)) { try ProcessUse(of: -1) }
    #expect(try ProcessUse(of: getpid()).residentBytes > 1_000_000)
  }

  @Test(
    "numbers are written with three digits that count",
    arguments: [(0, "0"), (0.01234, "0.0123"), (1.234, "1.23"), (99.96, "100.0"), (1234.5, "1234")])
  func short(_ number: Double, _ text: String) {
    #expect(number.short == text)
  }

  @Test("the text says what was done, how long it took, what it cost and what went wrong")
  func text() {
    let before = Snapshot(time: start, ownCPU: .zero, calls: 0, server: ProcessUse())
    var use = ProcessUse()
    use.cpu = .seconds(1)
    use.peakBytes = 1_048_576
    use.bytesWritten = 1_024_000
    let after = Snapshot(time: start + .seconds(2), ownCPU: .milliseconds(5), calls: 500, server: use)
    let meter = Meter(window: MeasuringWindow(begin: start, end: nil))
    for _ in 0..<100 { meter.done(due: start, at: start + .milliseconds(20)) }
    meter.failed(BenchError.wrongEnd("x"))
    let phase = PhaseReport(name: "order", from: before, to: after, reading: meter.read())
    let report = BenchReport(
      scenario: "order", operation: "one order", concurrency: 7, rate: nil, payloadBytes: 10, size: nil, phases: [phase])
    #expect(
      report.text == """
        order: one order
          7 at a time, payloads of 10 bytes
        order: 100 operations in 2.00 s, 50.0 a second
          latency    mean 20.0  p50 20.0  p90 20.0  p99 20.0  p99.9 20.0  max 20.0 ms
          server     10.0 ms of CPU an operation, 2000 us a call, 50.0 % of a core, 0 MiB (peak 1.00), 10.0 KiB written an operation
          generator  500 calls, 10.0 us of its own CPU a call
          error x 1: a workflow ended as x
        """)
    #expect(report.json.contains("\"perSecond\" : 50"))
  }
}
