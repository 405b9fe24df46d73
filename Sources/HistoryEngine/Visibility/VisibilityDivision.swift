/// Into which parts the executions of a namespace are told apart for lists.
public enum VisibilityDivision {
  /// The attribute that queries name divisions by. A query that does not is about workflows alone.
  public static let attribute = "TemporalNamespaceDivision"
  public static let workflows = ""
  /// The original's number for its kind of execution.
  public static let standaloneActivities = "3332429922"
  public static let schedules = "TemporalScheduler"
  public static let batchJobs = "TemporalBatcher"
}
