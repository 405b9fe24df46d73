import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

extension Turn {
  typealias Attributes = HistoryEvent.OneOf_Attributes

  /// The id the next event gets.
  var nextEventID: Int64 { state.record.nextEventID }

  /// Appends an event to the history and answers its id.
  @discardableResult
  mutating func append(
    _ type: EventType, _ attributes: Attributes, metadata: UserMetadata? = nil, links: [Link] = [], at time: WallTime? = nil
  ) -> Int64 {
    append(makeEvent(type, attributes, metadata: metadata, links: links, at: time))
  }

  @discardableResult
  mutating func append(_ event: HistoryEvent) -> Int64 {
    settleSpeculativeTask()
    var event = event
    event.eventID = state.record.nextEventID
    state.record.nextEventID += 1
    events.append(event)
    isDurable = true
    noteRequest(of: event)
    return event.eventID
  }

  /// Adds an event that the worker did not cause: while a workflow task runs it waits in the buffer, so that the worker's
  /// commands follow the history that the worker saw.
  ///
  /// Answers the event's id, or 0 when it waits.
  @discardableResult
  mutating func post(_ type: EventType, _ attributes: Attributes, links: [Link] = [], at time: WallTime? = nil) -> Int64 {
    let event = makeEvent(type, attributes, links: links, at: time)
    guard state.startedTask != nil else { return append(event) }
    settleSpeculativeTask()
    let sequence = state.record.nextBufferSequence
    state.record.nextBufferSequence += 1
    state.buffer.append(BufferedEvent(sequence: sequence, event: event))
    dirty.buffered.insert(sequence)
    isDurable = true
    return 0
  }

  /// Gives the run a workflow task for what was posted, or ends the running one when the buffer is over its limit.
  mutating func requestWorkflowTask() {
    guard !holdsWorkflowTaskBack else {
      wantsWorkflowTask = true
      return
    }
    wantsWorkflowTask = false
    if state.startedTask == nil {
      scheduleWorkflowTaskIfNone()
    } else if isBufferFull {
      let attempt = state.record.workflowTask.attempt
      failStartedTask(.forceCloseCommand, identity: Identity.service)
      sendUpdatesAgain()
      countProblem()
      flushBuffer()
      scheduleWorkflowTask(attempt: attempt + 1)
    }
  }

  private var isBufferFull: Bool {
    state.buffer.count > rules.maximumBufferedEvents || state.buffer.bytes > rules.maximumBufferedBytes
  }

  /// Writes the buffer into the history: what closes an activity or a child after everything else, so that a worker sees its start before its
  /// end and signals in the order they came.
  mutating func flushBuffer() {
    guard !state.buffer.isEmpty else { return }
    let waiting = state.buffer.map(\.event)
    for item in state.buffer where dirty.buffered.remove(item.sequence) == nil { dirty.unbuffered.append(item.sequence) }
    state.buffer.removeAll()
    var startedIDs: [Int64: Int64] = [:]
    for var event in waiting.filter({ $0.closedReference == nil }) + waiting.filter({ $0.closedReference != nil }) {
      if let reference = event.closedReference, let started = startedIDs[reference] { event.setStartedEventID(started) }
      let id = append(event)
      guard let reference = event.startedReference else { continue }
      startedIDs[reference] = id
      noteStarted(reference, eventID: id)
    }
  }

  private func makeEvent(
    _ type: EventType, _ attributes: Attributes, metadata: UserMetadata? = nil, links: [Link], at time: WallTime? = nil
  ) -> HistoryEvent {
    var event = HistoryEvent()
    event.eventType = type
    event.eventTime = (time ?? now).timestamp
    event.attributes = attributes
    if let metadata { event.userMetadata = metadata }
    event.links = links
    event.workerMayIgnore = type.isNoNewsForWorkflows
    return event
  }
}

/// Who the server says it is in events that no client caused.
enum Identity {
  static let service = "history-service"
  /// The request id of a workflow task that is started with the answer to the one before.
  static let completion = "request-from-RespondWorkflowTaskCompleted"
}
