import HistoryEngine
import HistoryRecords
import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

/// What is wrong with one stored run.
struct RunAudit: Sendable {
  /// Its records or its history cannot be trusted: a server would refuse it, or go on wrongly.
  var defects: [String] = []
  /// It is whole, but work of it is in no queue.
  var lostTasks: [String] = []
  /// It is whole, but its memo, search attributes and user metadata are not there: these are what its history says of them.
  var lostDetails: DetailsRecord?
  var events = 0
  /// The run as it is stored, with its version, when it could be read.
  var stored: (state: MutableState, version: Int64)?

  /// Reads everything of a run and compares it with itself. A part that cannot be read is a defect, never an error.
  init(_ key: ExecutionKey, in store: any AuditableStore) async {
    do {
      guard let execution = try await store.load(key) else {
        defects.append("its state is not there")
        return
      }
      let state = try MutableState(key: key, state: execution.state, items: execution.items.map { ($0.id.kind, $0.id.reference, $0.bytes) })
      stored = (state, execution.version)
      if let part = state.missingPart { defects.append("its \(part) is not there") }
      // Nothing else has a history.
      if key.workflow.isWorkflow {
        let hasDetails = execution.items.contains { ($0.id.kind, $0.id.reference) == MutableState.detailsItem }
        try await auditHistory(of: state, hasDetails: hasDetails, in: store)
      }
      lostTasks = state.contradictions(toTasks: try await store.tasks(of: key.runID).map { ($0.id.kind, $0.id.reference, $0.due) })
      // An open run that its workflow id does not stand for could not be reached.
      if state.isOpen, try await store.currentRun(of: key.workflow) != key.runID {
        defects.append("it is open, and its workflow id stands for another run")
      }
    } catch {
      defects.append(StartError(error).description)
    }
  }

  /// What is wrong with it, a sentence each.
  var problems: [String] {
    defects + lostTasks + (lostDetails == nil ? [] : ["its memo, search attributes and user metadata are not there, but in its history"])
  }

  /// Replays the history page by page.
  private mutating func auditHistory(of state: MutableState, hasDetails: Bool, in store: any AuditableStore) async throws {
    var replay = Replay(state.key)
    while true {
      let next = replay.state.record.nextEventID
      let batches = try await store.history(of: state.key, range: next..<Int64.max, maxBytes: 1 << 20, newestFirst: false)
      if batches.isEmpty { break }
      for batch in batches {
        let history: History
        do {
          history = try History(serializedBytes: batch.bytes)
        } catch {
          defects.append("its history cannot be read at event \(batch.firstEventID): \(error)")
          return
        }
        guard history.events.first?.eventID == batch.firstEventID, history.events.last?.eventID == batch.lastEventID else {
          defects.append("the events stored as \(batch.firstEventID) to \(batch.lastEventID) are others")
          return
        }
        try replay.apply(history.events, bytes: batch.bytes.count)
        events += history.events.count
      }
    }
    defects += state.contradictions(to: replay)
    compare(state.details, toHistory: replay.state.details, isThere: hasDetails)
  }

  /// The details are kept apart from the state, so they can be lost alone. If they are there, search attributes are not compared: one of them is not in
  /// the history.
  private mutating func compare(_ details: DetailsRecord, toHistory rebuilt: DetailsRecord, isThere: Bool) {
    let isSame = details.memo == rebuilt.memo && details.userMetadata == rebuilt.userMetadata
    if isThere {
      if !isSame { defects.append("its memo or its user metadata are not those of its history") }
    } else if !isSame || details.searchAttributes != rebuilt.searchAttributes {
      lostDetails = rebuilt
    }
  }
}
