import TemporalServices

/// One unit of load: its number, and the connection to make it on.
struct Operation: Sendable {
  var index: Int
  var line: Line

  var client: WorkflowServiceClient { line.client }
}
