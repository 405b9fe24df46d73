import HistoryRecords
import Model
import TemporalAPI

extension Replay {
  mutating func pause(_ event: HistoryEvent, _ attributes: WorkflowExecutionPausedEventAttributes) {
    state.record.status = .paused
    state.record.pause.identity = attributes.identity
    state.record.pause.reason = attributes.reason
    state.record.pause.requestID = attributes.requestID
    state.record.pause.time = WallTime(event.eventTime).nanoseconds
  }

  mutating func unpause() {
    state.record.status = .running
    state.record.clearPause()
  }
}
