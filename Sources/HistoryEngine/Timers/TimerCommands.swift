import HistoryRecords
import Model
import TemporalAPI

extension Turn {
  /// StartTimer. Zero is a legal duration and fires at once; more than a hundred years is cut.
  mutating func startTimer(_ command: StartTimerCommandAttributes, _ metadata: UserMetadata?, _ handler: CommandHandler)
    throws(CommandFailure)
  {
    let id = command.timerID
    guard !id.isEmpty else { throw CommandFailure(.badStartTimerAttributes, "TimerId is not set on StartTimerCommand.") }
    guard id.utf8.count <= rules.maximumIDLength else {
      throw CommandFailure(
        .badStartTimerAttributes,
        "TimerId on StartTimerCommand exceeds length limit. TimerId=\(id) Length=\(id.utf8.count) Limit=\(rules.maximumIDLength)")
    }
    let duration = Duration(command.startToFireTimeout)
    guard duration >= .zero else {
      throw CommandFailure(
        .badStartTimerAttributes, "An invalid StartToFireTimeout is set on StartTimerCommand: negative duration. TimerId=\(id)")
    }
    guard state.timers[id] == nil else {
      throw CommandFailure(.startTimerDuplicateID, "invalid history builder state for action: add-timer-started-event, TimerID: \(id)")
    }
    let capped = min(duration, rules.maximumDuration)
    var attributes = TimerStartedEventAttributes()
    attributes.timerID = id
    if command.hasStartToFireTimeout { attributes.startToFireTimeout = capped.proto }
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    var timer = TimerRecord()
    timer.timerID = id
    timer.startedEventID = append(.timerStarted, .timerStartedEventAttributes(attributes), metadata: metadata)
    timer.fireTime = (now + capped).nanoseconds
    state.add(timer)
    dirty.timers.insert(id)
    wakeUp(by: WallTime(nanoseconds: timer.fireTime))
  }

  /// CancelTimer. A timer that fired while this task ran is taken back: its event leaves the buffer as if it had not fired.
  mutating func cancelTimer(_ command: CancelTimerCommandAttributes, _ handler: CommandHandler) throws(CommandFailure) {
    let id = command.timerID
    guard !id.isEmpty else { throw CommandFailure(.badCancelTimerAttributes, "TimerId is not set on CancelTimerCommand.") }
    var attributes = TimerCanceledEventAttributes()
    attributes.timerID = id
    attributes.workflowTaskCompletedEventID = handler.completedEventID
    attributes.identity = handler.request.identity
    if let timer = state.timers[id] {
      attributes.startedEventID = timer.startedEventID
      forget(timer)
    } else if let fired = takeFiredTimerFromBuffer(id) {
      attributes.startedEventID = fired.startedEventID
    } else {
      throw CommandFailure(.badCancelTimerAttributes, "invalid history builder state for action: add-timer-canceled-event, TimerID: \(id)")
    }
    append(.timerCanceled, .timerCanceledEventAttributes(attributes))
  }

  mutating func forget(_ timer: TimerRecord) {
    state.remove(timer)
    dirty.timers.remove(timer.timerID)
    dirty.removedTimers.append(timer.startedEventID)
    isDurable = true
  }

  private mutating func takeFiredTimerFromBuffer(_ id: String) -> TimerFiredEventAttributes? {
    for (index, item) in state.buffer.enumerated() {
      guard case .timerFiredEventAttributes(let fired) = item.event.attributes, fired.timerID == id else { continue }
      state.buffer.remove(at: index)
      if dirty.buffered.remove(item.sequence) == nil { dirty.unbuffered.append(item.sequence) }
      return fired
    }
    return nil
  }
}
