import SwiftProtobuf
import TemporalAPI

/// Says when what is pending has changed: attempts, heartbeats and pauses leave no events, so the history's stream does not see them.
enum PendingStream {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/pending-live") { visit in
      _ = try await WorkflowPages.describe(visit)
      return .watching { await watched(visit) }
    }
  ]

  /// The stream's address.
  static func address(of execution: WorkflowExecution, _ visit: Visit) -> String {
    visit.links.workflow(visit.namespace, execution.workflowID, execution.runID, "pending-live")
  }

  private static func watched(_ visit: Visit) async -> Watched? {
    var options = BinaryEncodingOptions()
    options.useDeterministicOrdering = true
    guard let now = try? await WorkflowPages.describe(visit), let bytes: [UInt8] = try? now.serializedBytes(options: options) else {
      return nil
    }
    let isOpen = [.running, .paused].contains(now.workflowExecutionInfo.status)
    return Watched(mark: String(decoding: bytes, as: UTF8.self), isLast: !isOpen)
  }
}
