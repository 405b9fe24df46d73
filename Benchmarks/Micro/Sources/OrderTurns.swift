import HistoryEngine

/// The engine alone: a workflow with three activities in sequence, from start to end, each of its turns with its transition encoded.
enum OrderTurns {
  @Sendable static func run(_ count: Int) throws {
    for number in 0..<count {
      var order = try OrderRun(number: number)
      for activity in 0..<3 {
        try order.answer([.activity("\(activity)")])
        for pending in order.state.activities.values { try order.carryOut(pending) }
      }
      try order.answer([.completion])
    }
  }
}
