import HistoryEngine
import HistoryRecords
import Logging
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI

extension HistoryService {
  /// Whether there is an archive for whoever asks for one.
  public var hasArchive: Bool { archive != nil }

  /// A closed run's retention is over: it goes, into the archive first where its namespace has one.
  ///
  /// Archives are slow, so a run waits for its turn there, and not in the place of a timer.
  func deleteOrArchive(_ key: ExecutionKey) async throws(ServiceError) {
    guard archive != nil, let archives = catalog.facts(of: key.workflow.ownerID)?.archives, !archives.isEmpty else {
      return try await deleteClosed(key)
    }
    timers.arm(.archival(key), at: archivePace.place(from: time.now()))
  }

  /// Puts a closed run into the archive and deletes it, without the workflow's lock in between: a closed run changes no more. A crash before the deletion has
  /// it archived again, with the same result.
  ///
  /// Throws UNAVAILABLE when the archive cannot be written: the run stays, and it is tried again.
  func archiveAndDelete(_ key: ExecutionKey) async throws(ServiceError) {
    let state = try await look(at: key).state
    let turn = Turn(state, now: time.now(), rules: rules(of: key.workflow))
    let isReady = !state.isOpen && !state.record.doomed && !state.hasErrands && turn.now >= turn.deletionTime
    if isReady, key.workflow.isWorkflow, let archive, let facts = catalog.facts(of: key.namespaceID) {
      // A history may be large: few are in memory at the same time.
      let failure: ServiceError? = await archiveGate.pass {
        do throws(ServiceError) {
          try await write(state, to: archive, facts)
          return nil
        } catch {
          return error
        }
      }
      if let failure { throw failure }
    }
    try await deleteClosed(key)
  }

  private func write(_ state: MutableState, to archive: any WorkflowArchive, _ facts: NamespaceFacts) async throws(ServiceError) {
    let key = state.key
    let closed = WallTime(nanoseconds: state.record.closeTime)
    if let uri = facts.archives.history {
      var history = History()
      history.events = try await allEvents(of: state)
      try await write(history, to: archive, .history(of: key.runID, key.namespaceID, in: uri), of: key)
    }
    // Last: what is listed can be read.
    if let uri = facts.archives.visibility {
      let place = VisibilityPlace(closeTime: closed, startTime: WallTime(nanoseconds: state.record.startTime), runID: key.runID)
      let listed = ListedRun(place: place, state: state).workflow(types: facts.searchAttributeTypes ?? [:])
      try await write(listed, to: archive, .visibility(of: key.runID, closed: closed, key.namespaceID, in: uri), of: key)
    }
  }

  private func write(
    _ document: some Message, to archive: any WorkflowArchive, _ place: ArchivePlace, of key: ExecutionKey
  ) async throws(ServiceError) {
    let bytes: [UInt8]
    var options = JSONEncodingOptions()
    options.useDeterministicOrdering = true
    do { bytes = try document.jsonUTF8Bytes(options: options) } catch {
      throw ServiceError(.internal, "run \(key.runID) cannot be written as JSON: \(error)")
    }
    do throws(ArchiveFailure) {
      try await archive.write(bytes, to: place)
    } catch {
      logger.error(
        "a workflow cannot be archived and stays, trying again", metadata: ["workflow": "\(key.workflowID)", "reason": "\(error.reason)"])
      throw .unavailable("the archive cannot be written: \(error.reason)")
    }
  }

  private func allEvents(of state: MutableState) async throws(ServiceError) -> [HistoryEvent] {
    var events: [HistoryEvent] = []
    let end = state.record.nextEventID
    while (events.last?.eventID ?? 0) + 1 < end {
      let page = try await page(of: state.key, (events.last?.eventID ?? 0) + 1..<end, recent: nil, batches: configuration.historyPageEvents)
      guard !page.events.isEmpty else {
        throw ServiceError(.dataLoss, "the history of run \(state.key.runID) ends before event \(end)")
      }
      events += page.events
    }
    return events
  }
}
