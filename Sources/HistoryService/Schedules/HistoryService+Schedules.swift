public import FoundationEssentials
import HistoryEngine
import HistoryRecords
public import Model
import Schedules
public import TemporalAPI

extension HistoryService {
  /// Creates a schedule and answers its conflict token. Durable when it returns: the same request again, also after a restart, is answered the same.
  ///
  /// Throws ALREADY_EXISTS when another request has created it, INVALID_ARGUMENT for a specification that cannot be understood.
  public func createSchedule(_ request: CreateScheduleRequest, namespaceID: UniqueID) async throws(ServiceError) -> Data {
    let workflow = WorkflowKey(scheduleID: request.scheduleID, namespaceID: namespaceID)
    return try await withSlot(workflow) { slot, effects throws(ServiceError) in
      for _ in 0..<3 {
        let existing = try await self.existingRun(in: slot, isLikely: false)?.state
        if let existing, existing.isOpen {
          guard existing.record.startRequestID == request.requestID else { throw .scheduleExists(existing) }
          return Data(Self.firstConflictToken)
        }
        let now = self.time.now()
        let start = ScheduleStart(key: ExecutionKey(workflow: workflow, runID: self.time.makeID(at: now)), request: request)
        let fresh = try Turn.startSchedule(start, now: now, rules: self.rules(of: workflow)).finish()
        do throws(CommitFailure) {
          try await self.commit(DecidedStart(fresh), after: existing?.key.runID, in: slot, now: now, &effects)
          return fresh.state.schedule?.conflictToken ?? Data()
        } catch {
          if case .refused(let reason) = error { throw reason }
        }
      }
      throw .unavailable("schedule \(request.scheduleID) changes too fast, try again")
    }
  }

  private static let firstConflictToken: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1]

  /// Everything that is known of a schedule. Throws NOT_FOUND when there is none.
  public func describeSchedule(_ scheduleID: String, namespaceID: UniqueID) async throws(ServiceError) -> DescribeScheduleResponse {
    let state = try await schedule(scheduleID, namespaceID)
    return state.scheduleDescription(now: time.now())
  }

  /// The times of a schedule after `start` until `end`, at most `limit`. Throws NOT_FOUND when there is none, INVALID_ARGUMENT when it excludes too much
  /// to find any.
  public func matchingTimes(
    of scheduleID: String, namespaceID: UniqueID, after start: WallTime, until end: WallTime, limit: Int
  ) async throws(ServiceError) -> [WallTime] {
    let state = try await schedule(scheduleID, namespaceID)
    do throws(SpecProblem) {
      return try state.schedule?.matchingTimes(after: start, until: end, limit: limit) ?? []
    } catch {
      throw .invalidArgument(error.message)
    }
  }

  /// Starts, backfills, pauses or unpauses. Durable when it returns. Errors are NOT_FOUND and those of `Turn.patchSchedule`.
  public func patchSchedule(_ request: PatchScheduleRequest, namespaceID: UniqueID) async throws(ServiceError) {
    try await turn(WorkflowKey(scheduleID: request.scheduleID, namespaceID: namespaceID), nil) { turn throws(ServiceError) in
      try turn.patchSchedule(request.patch, requestID: request.requestID)
    }
  }

  /// Replaces what a schedule is to do. Durable when it returns. Errors are NOT_FOUND and those of `Turn.updateSchedule`.
  public func updateSchedule(_ request: UpdateScheduleRequest, namespaceID: UniqueID) async throws(ServiceError) {
    try await turn(WorkflowKey(scheduleID: request.scheduleID, namespaceID: namespaceID), nil) { turn throws(ServiceError) in
      try turn.updateSchedule(request)
    }
  }

  /// Deletes a schedule; workflows that it started run on. Throws NOT_FOUND when there is none.
  public func deleteSchedule(_ scheduleID: String, namespaceID: UniqueID) async throws(ServiceError) {
    try await withSlot(WorkflowKey(scheduleID: scheduleID, namespaceID: namespaceID)) { slot, _ throws(ServiceError) in
      try await self.delete(try await self.run(nil, in: slot).state.key, in: slot)
    }
  }

  private func schedule(_ scheduleID: String, _ namespaceID: UniqueID) async throws(ServiceError) -> MutableState {
    let slot = try use(WorkflowKey(scheduleID: scheduleID, namespaceID: namespaceID))
    defer { cache.release(slot) }
    let state = try await reader(of: nil, in: slot).state
    guard state.isOpen else { throw .scheduleNotFound(scheduleID) }
    return state
  }
}

extension ServiceError {
  fileprivate static func scheduleExists(_ existing: MutableState) -> ServiceError {
    ServiceError(
      .alreadyExists, "schedule \"\(existing.key.workflowID)\" is already registered",
      detail: .workflowExecutionAlreadyStarted(startRequestID: "", runID: "", firstExecutionRunID: ""))
  }
}
