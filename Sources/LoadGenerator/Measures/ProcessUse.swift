import Foundation

/// What a process has used so far, as Linux counts it.
public struct ProcessUse: Sendable, Equatable {
  /// User and system time of all its threads, those that ended too.
  public var cpu: Duration = .zero
  /// Resident memory in bytes now.
  public var residentBytes = 0
  /// The most resident memory in bytes that it ever had.
  public var peakBytes = 0
  /// Bytes that it caused to be sent to the disk.
  public var bytesWritten = 0
}

extension ProcessUse {
  /// Reads a process's counters. Throws `noSuchProcess` if they cannot be read (another user's process, or none).
  public init(of pid: Int32) throws(BenchError) {
    func text(_ name: String) throws(BenchError) -> String {
      guard let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/\(name)") else { throw .noSuchProcess(pid) }
      return String(decoding: bytes, as: UTF8.self)
    }
    let ticks = sysconf(Int32(_SC_CLK_TCK))
    guard let used = ProcessUse(stat: try text("stat"), status: try text("status"), io: try text("io"), ticksPerSecond: ticks) else {
      throw .noSuchProcess(pid)
    }
    self = used
  }

  /// Reads the texts of `/proc/PID/stat`, `status` and `io`; nil if a number is missing.
  init?(stat: String, status: String, io: String, ticksPerSecond: Int) {
    // The process's name, in parentheses, may hold anything.
    let fields = stat.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 12, let user = Int(fields[11]), let system = Int(fields[12]),
      let resident = Self.number("VmRSS:", in: status), let peak = Self.number("VmHWM:", in: status),
      let written = Self.number("write_bytes:", in: io)
    else { return nil }
    cpu = .seconds(Double(user + system) / Double(ticksPerSecond))
    residentBytes = resident * 1024
    peakBytes = peak * 1024
    bytesWritten = written
  }

  private static func number(_ name: String, in text: String) -> Int? {
    for line in text.split(separator: "\n") where line.hasPrefix(name) {
      return line.dropFirst(name.count).split { $0 == " " || $0 == "\t" }.first.flatMap { Int($0) }
    }
    return nil
  }

  /// The CPU time of this process.
  static var ownCPU: Duration {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return [usage.ru_utime, usage.ru_stime].reduce(.zero) { $0 + .seconds($1.tv_sec) + .microseconds($1.tv_usec) }
  }
}
