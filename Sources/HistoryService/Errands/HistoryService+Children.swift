import HistoryEngine
import HistoryRecords
import Logging
import Model
import TemporalAPI

extension HistoryService {
  /// Starts a child. It gets its first workflow task only once the parent's history says that it started.
  func startChild(_ event: HistoryEvent?, of parent: MutableState) async throws(ServiceError) -> ErrandResult {
    guard let event, let child = parent.childStart(event) else { return .later }
    guard child.isVersionPresent else { return .outcome(.childStartFailed(event, .invalidVersioningOverride)) }
    do throws(ServiceError) {
      return .outcome(.childStarted(event, runID: try await startChild(child)))
    } catch {
      guard error.code == .alreadyExists else { throw error }
      return .outcome(.childStartFailed(event, .workflowAlreadyExists))
    }
  }

  /// Gives children whose start was just recorded their first workflow tasks. What fails here is made up for by the child's own row.
  func release(_ outcomes: [ErrandOutcome], of namespaceID: UniqueID) async {
    await withDiscardingTaskGroup { group in
      for case .childStarted(let event, let runID) in outcomes {
        let id = event.startChildWorkflowExecutionInitiatedEventAttributes.workflowID
        group.addTask { await self.release(ExecutionKey(namespaceID: namespaceID, workflowID: id, runID: runID)) }
      }
    }
  }

  private func release(_ child: ExecutionKey) async {
    do throws(ServiceError) {
      let isOpen = try await turn(child.workflow, child.runID) { turn in
        turn.releaseByParent()
        return turn.state.isOpen
      }
      // It ended before its parent knew of it, so it could not tell it.
      if !isOpen { timers.arm(.errands(child), at: time.now()) }
    } catch {
      logger.info("a child is released later", metadata: ["workflow": "\(child.workflowID)", "reason": "\(error)"])
    }
  }

  /// Tells the parent how its child ended.
  func tellParent(of child: CachedRun) async throws(ServiceError) -> ErrandResult {
    let closing = try await event(child.state.record.closingEventID, of: child)
    guard let parent = child.state.parent?.key, let end = ChildEnd(child.state, closingEvent: closing) else { return .outcome(.parentTold) }
    do throws(ServiceError) {
      let outcome = try await tell(try await successor(of: parent), of: end)
      return outcome == .done ? .outcome(.parentTold) : .later
    } catch {
      guard error.code == .notFound else { throw error }
      return .outcome(.parentTold)
    }
  }

  /// The run that goes on for a run which was reset, or that run itself. Throws NOT_FOUND when there is none.
  private func successor(of key: ExecutionKey) async throws(ServiceError) -> ExecutionKey {
    let state = try await look(at: key).state
    guard !state.isOpen, let next = UniqueID(state.record.resetRunID) else { return key }
    return try await successor(of: ExecutionKey(workflow: key.workflow, runID: next))
  }

  /// A child that waits for its parent looks for itself: the parent may have forgotten it in a crash, or closed before it knew that the child started.
  func askParent(of child: MutableState) async throws(ServiceError) -> ErrandResult {
    guard let record = child.parent, let key = record.key else { return .done }
    var parent: MutableState?
    do throws(ServiceError) { parent = try await look(at: key).state } catch { if error.code != .notFound { throw error } }
    switch child.standing(with: parent) {
    case .unknown: return .later
    case .started: break
    case .orphaned:
      let sender = Sender(key, originalRunID: record.originalRunID, insistsOnChild: true)
      try await applyClosePolicy(record.closePolicy, of: sender, to: child.key.workflow, firstRunID: child.record.firstRunID)
    }
    try await turn(child.key.workflow, child.key.runID) { turn in turn.releaseByParent() }
    return .done
  }

  /// Applies the close policy of a closed run to its children, in whatever run of theirs they are.
  func settleChildren(of parent: MutableState) async throws(ServiceError) -> ErrandResult {
    let children = parent.childrenToSettle
    let isSettled = await withTaskGroup(of: Bool.self, returning: Bool.self) { group in
      for child in children {
        let workflow = WorkflowKey(namespaceID: parent.key.namespaceID, workflowID: child.workflowID)
        group.addTask {
          do throws(ServiceError) {
            try await self.applyClosePolicy(
              child.closePolicy, of: Sender(parent.key, originalRunID: parent.record.originalRunID, insistsOnChild: true), to: workflow,
              firstRunID: child.runID)
            return true
          } catch {
            return false
          }
        }
      }
      return await group.reduce(true) { $0 && $1 }
    }
    return isSettled ? .outcome(.childrenSettled) : .later
  }

  /// Does to a child what its parent's end means for it. A child that is gone, or another workflow under its id, is left alone.
  private func applyClosePolicy(
    _ policy: ParentClosePolicy, of sender: Sender, to child: WorkflowKey, firstRunID: String
  ) async throws(ServiceError) {
    do throws(ServiceError) {
      try await turn(child, nil) { turn throws(ServiceError) in
        try turn.requireChain(firstRunID)
        switch policy {
        case .abandon: break
        case .requestCancel:
          var request = RequestCancelWorkflowExecutionRequest()
          request.identity = "history-service"
          try turn.requestCancel(request, from: sender)
        case .terminate, .unspecified, .UNRECOGNIZED:
          guard turn.state.isOpen else { return }
          try turn.terminate(reason: "by parent close policy", details: nil, identity: "history-service")
        }
      }
    } catch {
      if error.code != .notFound { throw error }
    }
  }
}
