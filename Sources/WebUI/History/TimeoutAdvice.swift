import SwiftProtobuf
import TemporalAPI

/// What is risky about the timeouts that a workflow was started with.
enum TimeoutAdvice {
  /// A sentence for each; none for a workflow that was started as most should be.
  static func all(_ config: WorkflowExecutionConfig) -> [String] {
    var found: [String] = []
    let (execution, run) = (seconds(config.workflowExecutionTimeout), seconds(config.workflowRunTimeout))
    let task = seconds(config.defaultWorkflowTaskTimeout)
    if execution > 0 {
      found.append("The execution timeout ends the workflow for good, retries and continued runs included, and its code is not told.")
    }
    if run > 0, run < short {
      found.append("A run timeout of \(DurationText.text(run)) is over before a worker that restarts can go on.")
    }
    if task > 0, task != usualTask {
      found.append(
        "The workflow task timeout is \(DurationText.text(task)); \(DurationText.text(usualTask)) is usual and rarely needs a change.")
    }
    return found
  }

  /// In seconds: what a restart of a worker takes at times.
  private static let short = 60.0
  private static let usualTask = 10.0

  private static func seconds(_ duration: Google_Protobuf_Duration) -> Double {
    Double(duration.seconds) + Double(duration.nanos) / 1e9
  }
}
