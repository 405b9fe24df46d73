import SwiftProtobuf
import TemporalAPI

/// Says when a run has changed.
///
/// The run is described again and again: a long poll of its history would begin with all its events, and attempts, heartbeats and pauses
/// leave none.
enum WorkflowLive {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/live") { visit in
      // What is not there gets its page.
      _ = try await WorkflowPages.describe(visit)
      return .watching(from: visit.query["seen"], every: .seconds(1)) {
        let now = try await WorkflowPages.describe(visit)
        return Watched(mark: mark(now), isLast: !now.workflowExecutionInfo.status.isOpen)
      }
    }
  ]

  /// Where the changes since that description are told; nil for a run that is closed.
  static func address(_ described: DescribeWorkflowExecutionResponse, visit: Visit) -> String? {
    let info = described.workflowExecutionInfo
    guard info.status.isOpen else { return nil }
    return visit.links.workflow(
      visit.namespace, info.execution.workflowID, info.execution.runID, "live", query: [("seen", mark(described))])
  }

  private static func mark(_ described: DescribeWorkflowExecutionResponse) -> String {
    var options = BinaryEncodingOptions()
    options.useDeterministicOrdering = true
    let bytes: [UInt8] = (try? described.serializedBytes(options: options)) ?? []
    return ContentHash(bytes).text
  }
}
