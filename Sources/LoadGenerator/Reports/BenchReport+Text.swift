import Foundation

extension BenchReport {
  /// The report for people, without a final line break.
  public var text: String {
    let load = rate.map { "\($0.short) a second offered" } ?? "\(concurrency) at a time"
    let sized = size.map { ", size \($0)" } ?? ""
    return (["\(scenario): \(operation)", "  \(load), payloads of \(payloadBytes) bytes\(sized)"] + phases.flatMap(\.lines))
      .joined(separator: "\n")
  }
}

extension PhaseReport {
  fileprivate var lines: [String] {
    var lines = ["\(name): \(operations) operations in \(seconds.short) s, \(perSecond.short) a second"]
    if let latency {
      let parts = [
        ("mean", latency.mean), ("p50", latency.p50), ("p90", latency.p90), ("p99", latency.p99), ("p99.9", latency.p999),
        ("max", latency.max),
      ]
      lines.append("  latency    " + parts.map { "\($0.0) \($0.1.short)" }.joined(separator: "  ") + " ms")
    }
    if let server { lines.append("  server     " + server.text) }
    lines.append("  generator  \(calls) calls, \(ownMicrosecondsPerCall.short) us of its own CPU a call")
    lines += more.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value.short)" }
    for (kind, count) in errors.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { lines.append("  error x \(count): \(kind)") }
    return lines
  }
}

extension ServerReport {
  fileprivate var text: String {
    var parts: [String] = []
    if let cpuMillisecondsPerOperation { parts.append("\(cpuMillisecondsPerOperation.short) ms of CPU an operation") }
    if let cpuMicrosecondsPerCall { parts.append("\(cpuMicrosecondsPerCall.short) us a call") }
    parts.append("\(cpuPercent.short) % of a core")
    parts.append("\(residentMebibytes.short) MiB (peak \(peakMebibytes.short))")
    if let bytesWrittenPerOperation { parts.append("\((bytesWrittenPerOperation / 1024).short) KiB written an operation") }
    return parts.joined(separator: ", ")
  }
}

extension Double {
  /// Three digits that count: `0.0123`, `1.23`, `12.3`, `1234`.
  var short: String {
    guard self != 0, isFinite else { return "0" }
    let digits = Int(log10(magnitude).rounded(.down)) + 1
    return String(format: "%.\(max(0, min(6, 3 - digits)))f", self)
  }
}
