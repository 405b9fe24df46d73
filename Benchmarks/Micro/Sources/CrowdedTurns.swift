import HistoryEngine
import HistoryRecords

/// The same engine with hundreds of activities pending: one after the other is started and completed. A turn costs what it changes, so it costs
/// what it does when nothing else is pending.
enum CrowdedTurns {
  private static let pending = 400

  @Sendable static func run(_ count: Int) throws {
    var order = try OrderRun(number: 0)
    try order.answer((0..<pending).map { .activity("\($0)") })
    let activities = order.state.activities.values.sorted { $0.scheduledEventID < $1.scheduledEventID }
    for activity in activities.prefix(count) { try order.carryOut(activity) }
  }
}
