/// Open workflows that operations take turns with. Each is replaced before it has taken more than a server allows one run.
struct TargetRotation: Sendable, Equatable {
  /// Which workflow an operation goes to.
  struct Target: Sendable, Hashable {
    var slot: Int
    var generation: Int

    var successor: Target { Target(slot: slot, generation: generation + 1) }
  }

  /// Workflows open at a time.
  var slots: Int
  /// Operations that one workflow takes.
  var lifetime: Int

  func target(of index: Int) -> Target {
    Target(slot: index % slots, generation: index / slots / lifetime)
  }

  /// Whether this operation is the one that starts its target's successor: half a lifetime ahead, so that nobody waits for it.
  func startsSuccessor(_ index: Int) -> Bool {
    index / slots % lifetime == lifetime / 2
  }
}
