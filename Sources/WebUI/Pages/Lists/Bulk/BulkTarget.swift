import TemporalAPI

/// Which ones of a list something is done with.
enum BulkTarget: Sendable {
  case query(String)
  case executions([Execution])

  /// What the bar's menu sends.
  enum Scope: String, Sendable {
    case ticked, page, all
  }

  /// What a tick box sends: the run and the ID, apart by a space.
  static func key(_ target: Execution) -> String { "\(target.runID) \(target.businessID)" }

  /// What tick boxes have sent.
  static func executions(_ keys: [String]) -> [Execution] {
    keys.compactMap { key in
      let parts = key.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      var execution = Execution()
      (execution.runID, execution.businessID) = (String(parts[0]), String(parts[1]))
      return execution
    }
  }
}
