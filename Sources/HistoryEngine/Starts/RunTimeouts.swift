import Model
import SwiftProtobuf
import TemporalAPI

/// A run's timeouts as they hold: a run never outlives its execution, a workflow task never its run, and nothing lasts forever. Zero: none.
struct RunTimeouts {
  var execution: Duration
  var run: Duration
  var task: Duration

  /// Clamps what was asked for.
  init(execution: Google_Protobuf_Duration, run: Google_Protobuf_Duration, task: Google_Protobuf_Duration, rules: Rules) {
    self.execution = min(Duration(execution), rules.maximumDuration)
    self.run = min(Duration(run), rules.maximumDuration)
    if self.execution > .zero { self.run = self.run > .zero ? min(self.run, self.execution) : self.execution }
    let asked = Duration(task)
    self.task = asked > .zero ? min(asked, rules.maximumWorkflowTaskTimeout) : rules.defaultWorkflowTaskTimeout
    if self.run > .zero { self.task = min(self.task, self.run) }
  }
}
