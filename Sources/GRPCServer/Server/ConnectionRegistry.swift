import NIOCore
import Synchronization

/// The open connections of a server.
final class ConnectionRegistry: Sendable {
  private struct State {
    var channels: [ObjectIdentifier: any Channel] = [:]
    var isClosing = false
    var drained: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  /// Open connections.
  var count: Int { state.withLock { $0.channels.count } }

  /// Takes note of a connection until it closes; false if the server takes no more.
  func add(_ channel: any Channel) -> Bool {
    let isWelcome = state.withLock { state in
      guard !state.isClosing else { return false }
      state.channels[ObjectIdentifier(channel)] = channel
      return true
    }
    guard isWelcome else { return false }
    channel.closeFuture.whenComplete { _ in self.remove(channel) }
    return true
  }

  /// Every open connection; none will be added after this.
  func beginClosing() -> [any Channel] {
    state.withLock { state in
      state.isClosing = true
      return Array(state.channels.values)
    }
  }

  /// Returns when the last connection has closed.
  func waitUntilEmpty() async {
    await withCheckedContinuation { continuation in
      let isEmpty = state.withLock { state in
        if !state.channels.isEmpty { state.drained.append(continuation) }
        return state.channels.isEmpty
      }
      if isEmpty { continuation.resume() }
    }
  }

  private func remove(_ channel: any Channel) {
    let waiting = state.withLock { state in
      state.channels[ObjectIdentifier(channel)] = nil
      guard state.channels.isEmpty else { return [] as [CheckedContinuation<Void, Never>] }
      defer { state.drained = [] }
      return state.drained
    }
    for waiter in waiting { waiter.resume() }
  }
}
