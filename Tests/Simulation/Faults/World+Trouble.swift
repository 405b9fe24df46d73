import Model
import TestSupport

/// What happens to whole servers.
extension World {
  /// The process dies and comes back on the same disk.
  func crashAndRestart() {
    guard let server = network.servers.first else { return }
    faults.add("crash")
    network.crash(server)
    simulator.after(simulator.random.duration(0, 5000)) { [network] in
      if let network, network.servers.isEmpty { network.startServer() }
    }
  }

  /// The process stands still while time goes on.
  func pauseServer() {
    guard let server = network.servers.first, !server.lane.isPaused else { return }
    faults.add("pause")
    server.lane.pause()
    simulator.after(simulator.random.duration(500, 9000)) { server.lane.resume() }
  }

  func jumpClock() {
    faults.add("clock jump")
    wallJump += simulator.random.chance(1, in: 2) ? simulator.random.duration(100, 120_000) : .zero - simulator.random.duration(100, 30_000)
  }

  func fillDisk() {
    isDiskFull = true
    simulator.after(simulator.random.duration(500, 10_000)) { self.isDiskFull = false }
  }

  /// Somebody takes the shards; whoever looks after the servers starts a new one in place of those that lost them.
  func loseShards() {
    guard !network.servers.isEmpty else { return }
    faults.add("lost shards")
    spawn { [disk] in _ = try? await disk?.acquire(ShardID.all, owner: "somebody") }
    simulator.after(simulator.random.duration(1000, 8000)) { [network] in
      for server in network?.servers ?? [] { network?.crash(server) }
      network?.startServer()
    }
  }

  /// A second server takes the shards while the first goes on, as when a process that was thought dead is not.
  func startRival() {
    guard network.servers.count == 1, let old = network.servers.first else { return }
    faults.add("rival server")
    network.startServer()
    simulator.after(simulator.random.duration(2000, 20_000)) { [network] in
      if let network, network.servers.count > 1 { network.crash(old) }
    }
  }
}
