import CoreFoundation  // this and SwiftOverlayShims: where debug and optimized builds find the fields of C structures
import Foundation
import Observability
import SwiftOverlayShims

/// What the operating system says of this process, under the names that Prometheus's own libraries use.
enum ProcessMeters {
  static func add(to metrics: Metrics) {
    let start = Date().timeIntervalSince1970
    metrics.gauge("process_start_time_seconds", "Start of the process, in seconds since 1970.") { [.init(value: start)] }
    metrics.counter("process_cpu_seconds_total", "CPU time used, in seconds.") { [.init(value: cpuSeconds)] }
    metrics.gauge("process_resident_memory_bytes", "Memory in use, in bytes.") { [.init(value: residentBytes)] }
    metrics.gauge("process_open_fds", "Open files and sockets.") {
      [.init(value: Double((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0))]
    }
  }

  private static var cpuSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static var residentBytes: Double {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    let pages = fields.count > 1 ? Double(fields[1]) ?? 0 : 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}

extension Metrics.Sample {
  fileprivate init(value: Double) { self.init([], value) }
}
