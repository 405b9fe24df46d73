/// What the machine has spent up to a moment; two of them around a window say what the window cost.
struct Snapshot: Sendable {
  var time: ContinuousClock.Instant
  var ownCPU: Duration
  var calls: Int
  var server: ProcessUse?
}

extension Snapshot {
  init(calls: Int, serverPID: Int32?) {
    time = .now
    ownCPU = ProcessUse.ownCPU
    self.calls = calls
    server = serverPID.flatMap { try? ProcessUse(of: $0) }
  }
}
