import HistoryEngine
import Logging
import Model
import TemporalAPI

extension HistoryService {
  /// Does what the run owes to other workflows, each in its own turn, and records what came of it. No two workflows' locks are ever held at once.
  ///
  /// Throws UNAVAILABLE when some of it must be tried again, NOT_FOUND when the run is gone. A crash at any point leaves the rows of what is not
  /// recorded, and doing it again is harmless.
  func runErrands(of key: ExecutionKey) async throws(ServiceError) {
    guard errandDesk.enter(key) else { return }
    var mustWait = false
    repeat {
      do throws(ServiceError) {
        if try await !runOpenErrands(of: key) { mustWait = true }
      } catch {
        errandDesk.abandon(key)
        throw error
      }
    } while !errandDesk.leave(key)
    if mustWait { throw .unavailable("some of what the run owes to others has to wait") }
  }

  /// Answers false when some of it has to wait.
  private func runOpenErrands(of key: ExecutionKey) async throws(ServiceError) -> Bool {
    var tried: Set<Int64> = []
    var mustWait = false
    while !isClosed {
      let run = try await look(at: key)
      let errands = run.state.errands(limit: configuration.errandsAtOnce, without: tried)
      guard !errands.isEmpty else { break }
      tried.formUnion(errands.map(\.reference))
      let results = await self.run(errands, of: run)
      let outcomes = results.compactMap(\.outcome)
      if results.contains(where: \.mustWait) { mustWait = true }
      if !outcomes.isEmpty {
        let recorded = try await turn(key.workflow, key.runID) { turn in turn.record(outcomes) }
        if recorded.count < outcomes.count { mustWait = true }
        await release(recorded, of: key.workflow.namespaceID)
      }
    }
    return !mustWait
  }

  /// The run as it is now.
  func look(at key: ExecutionKey) async throws(ServiceError) -> CachedRun {
    let slot = try use(key.workflow)
    defer { cache.release(slot) }
    return try await reader(of: key.runID, in: slot)
  }

  /// Runs errands side by side, and answers in their order. One that fails waits; it holds nobody up.
  private func run(_ errands: [Errand], of run: CachedRun) async -> [ErrandResult] {
    let events: [Int64: HistoryEvent]
    do throws(ServiceError) {
      events = try await initiatedEvents(errands, of: run)
    } catch {
      return [.later]
    }
    return await withTaskGroup(of: (Int, ErrandResult).self, returning: [ErrandResult].self) { group in
      for (place, errand) in errands.enumerated() {
        group.addTask { (place, await self.run(errand, events[errand.reference], of: run)) }
      }
      return await group.reduce(into: Array(repeating: .later, count: errands.count)) { $0[$1.0] = $1.1 }
    }
  }

  private func run(_ errand: Errand, _ event: HistoryEvent?, of run: CachedRun) async -> ErrandResult {
    do throws(ServiceError) {
      switch errand {
      case .startChild: return try await startChild(event, of: run.state)
      case .signalExternal: return try await signal(event, from: run.state)
      case .cancelExternal: return try await requestCancel(event, from: run.state)
      case .tellParent: return try await tellParent(of: run)
      case .settleChildren: return try await settleChildren(of: run.state)
      case .awaitParent: return try await askParent(of: run.state)
      case .tellSchedule: return try await tellSchedule(of: run)
      case .startScheduled(let start): return try await startScheduled(start, of: run.state)
      case .stopScheduled(let stopped): return try await stopScheduled(stopped, of: run.state)
      }
    } catch {
      if error.code != .unavailable && error.code != .resourceExhausted && error.code != .cancelled {
        logger.error(
          "an errand failed", metadata: ["workflow": "\(run.state.key.workflowID)", "errand": "\(errand)", "error": "\(error)"])
      }
      return .later
    }
  }

  /// The events by which the run asked for its errands.
  private func initiatedEvents(_ errands: [Errand], of run: CachedRun) async throws(ServiceError) -> [Int64: HistoryEvent] {
    var found: [Int64: HistoryEvent] = [:]
    var missing: [Int64] = []
    for id in errands.compactMap(\.initiatedEventID) {
      if let event = run.recent.event(id) { found[id] = event } else { missing.append(id) }
    }
    guard var next = missing.min(), let last = missing.max() else { return found }
    let wanted = Set(missing)
    while next <= last {
      let page = try await page(of: run.state.key, next..<last + 1, recent: nil, batches: configuration.historyPageEvents)
      for event in page.events where wanted.contains(event.eventID) { found[event.eventID] = event }
      guard let end = page.events.last?.eventID else { break }
      next = end + 1
    }
    return found
  }
}

/// What came of an errand.
enum ErrandResult: Sendable {
  case outcome(ErrandOutcome)
  /// There is nothing for the run to record.
  case done
  /// It has to be tried again.
  case later

  var outcome: ErrandOutcome? {
    guard case .outcome(let outcome) = self else { return nil }
    return outcome
  }

  var mustWait: Bool {
    guard case .later = self else { return false }
    return true
  }
}
