public import HistoryRecords
public import TemporalAPI

extension BatchFailureRecord {
  /// - Parameter error: Why nothing could be done to the target, as its caller would be told.
  public init(_ target: Execution, _ error: String) {
    self.init()
    workflowID = target.businessID
    runID = target.runID
    self.error = String(error.prefix(BatchProgressRecord.keptErrorLength))
  }
}

extension BatchProgressRecord {
  /// How many failed targets are kept by name; of the others there is only their number, and their lines in the log.
  static let keptFailures = 20
  /// The characters that are kept of a target's error.
  static let keptErrorLength = 300

  /// Counts failed targets, and keeps the first by name.
  public mutating func note(_ failures: [BatchFailureRecord]) {
    failed += Int64(failures.count)
    self.failures += failures.prefix(max(0, Self.keptFailures - self.failures.count))
  }

  /// The failed targets in words; empty when there are none. The API has no field for them, so they stand behind the job's reason.
  public var failureText: String {
    guard failed > 0 else { return "" }
    let named = failures.map { "\($0.workflowID) (run \($0.runID)): \($0.error)" }
    let unnamed = failed - Int64(named.count)
    return "\(failed) failed: " + (named + (unnamed > 0 ? ["and \(unnamed) more"] : [])).joined(separator: "; ")
  }
}
