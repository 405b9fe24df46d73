/// One measured stretch of a scenario. Most scenarios have one.
public struct PhaseReport: Codable, Sendable {
  /// What was done, e.g. `drain`.
  public var name: String
  /// How long it took.
  public var seconds: Double
  /// Operations done within that time.
  public var operations: Int
  /// Operations a second.
  public var perSecond: Double
  /// Failures by kind. A run with many is no measurement.
  public var errors: [String: Int]
  /// Nil where single operations were not timed.
  public var latency: LatencyReport?
  /// Calls made, those of the worker with them.
  public var calls: Int
  /// Microseconds of this program's own CPU for each call.
  public var ownMicrosecondsPerCall: Double
  /// What the server spent; nil unless its process is known.
  public var server: ServerReport?
  /// Whatever else the scenario measures, by name with its unit.
  public var more: [String: Double] = [:]

  init(name: String, from begin: Snapshot, to end: Snapshot, reading: Meter.Reading) {
    self.name = name
    seconds = (end.time - begin.time) / .seconds(1)
    operations = reading.completed
    perSecond = seconds > 0 ? Double(operations) / seconds : 0
    errors = reading.errors
    latency = reading.latency
    calls = end.calls - begin.calls
    ownMicrosecondsPerCall = calls > 0 ? (end.ownCPU - begin.ownCPU) / .microseconds(1) / Double(calls) : 0
    if let before = begin.server, let after = end.server {
      server = ServerReport(from: before, to: after, seconds: seconds, operations: operations, calls: calls)
    }
  }
}

/// What a phase cost the server.
public struct ServerReport: Codable, Sendable, Equatable {
  /// Milliseconds of CPU for each operation; nil if none was done.
  public var cpuMillisecondsPerOperation: Double?
  /// Microseconds of CPU for each call; nil if none was made.
  public var cpuMicrosecondsPerCall: Double?
  /// Percent of one core.
  public var cpuPercent: Double
  /// Resident memory at the end, in MiB.
  public var residentMebibytes: Double
  /// The most that the process ever had, in MiB.
  public var peakMebibytes: Double
  /// Bytes sent to the disk for each operation; nil if none was done.
  public var bytesWrittenPerOperation: Double?

  init(from before: ProcessUse, to after: ProcessUse, seconds: Double, operations: Int, calls: Int) {
    let cpu = after.cpu - before.cpu
    if operations > 0 {
      cpuMillisecondsPerOperation = cpu / .milliseconds(1) / Double(operations)
      bytesWrittenPerOperation = Double(after.bytesWritten - before.bytesWritten) / Double(operations)
    }
    if calls > 0 { cpuMicrosecondsPerCall = cpu / .microseconds(1) / Double(calls) }
    cpuPercent = seconds > 0 ? cpu / .seconds(seconds) * 100 : 0
    residentMebibytes = Double(after.residentBytes) / 1_048_576
    peakMebibytes = Double(after.peakBytes) / 1_048_576
  }
}
