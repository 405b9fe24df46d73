public import FoundationEssentials
public import HistoryRecords
public import Model
public import Schedules
import SwiftProtobuf
import TemporalAPI

/// The records of a schedule, as they are read one by one.
struct ScheduleParts {
  private var definition: ScheduleRecord?
  private var progress = ScheduleProgressRecord()
  private var outcome = ScheduleOutcomeRecord()
  private var requests = ScheduleRequestsRecord()
  private var starts: [ScheduledStartRecord] = []

  /// Takes an item if it is a schedule's.
  mutating func take(kind: UInt8, reference: Int64, bytes: [UInt8]) throws -> Bool {
    switch ItemKind(rawValue: kind) {
    case .schedule where reference == 0: definition = try ScheduleRecord(serializedBytes: bytes)
    case .schedule where reference == 1: outcome = try ScheduleOutcomeRecord(serializedBytes: bytes)
    case .schedule where reference == 2: requests = try ScheduleRequestsRecord(serializedBytes: bytes)
    case .scheduleProgress: progress = try ScheduleProgressRecord(serializedBytes: bytes)
    case .scheduledStart: starts.append(try ScheduledStartRecord(serializedBytes: bytes))
    default: return false
    }
    return true
  }

  /// Nil: the execution is no schedule.
  func machine(of key: ExecutionKey) -> ScheduleMachine? {
    definition.map {
      ScheduleMachine(
        definition: $0, progress: progress, outcome: outcome, requests: requests, starts: starts, seed: key.workflow.jitterSeed)
    }
  }
}

extension Turn {
  /// What the schedule changed, as items; from here on nothing of it is changed.
  mutating func encodedSchedule() throws -> [ItemChange] {
    guard let machine = state.schedule, !machine.changes.isEmpty else { return [] }
    state.schedule?.changes = ScheduleChanges()
    var items: [ItemChange] = []
    func add(_ kind: ItemKind, _ reference: Int64, _ record: some Message) throws {
      items.append(.upsert(kind: kind.rawValue, reference: reference, bytes: try record.serializedBytes()))
    }
    let changes = machine.changes
    if changes.definition { try add(.schedule, 0, machine.definition) }
    if changes.outcome { try add(.schedule, 1, machine.outcome) }
    if changes.requests { try add(.schedule, 2, machine.requests) }
    if changes.progress { try add(.scheduleProgress, 0, machine.progress) }
    for start in machine.starts where changes.starts.contains(start.number) { try add(.scheduledStart, start.number, start) }
    for number in changes.starts.subtracting(machine.starts.map(\.number)).sorted() {
      items.append(.delete(kind: ItemKind.scheduledStart.rawValue, reference: number))
    }
    return items
  }
}

extension ScheduleMachine {
  /// Names the state that an update was made for.
  public var conflictToken: Data { Data((0..<8).map { UInt8(truncatingIfNeeded: progress.conflictToken >> (56 - 8 * $0)) }) }

  /// What is to be done outside, by number: how a running workflow is to be stopped, or that a start is to be carried out.
  var openErrands: [Int64: ScheduledStop] {
    let starts = launching.map { ($0.number, ScheduledStop.none) }
    return Dictionary(starts + stopping.map { ($0.number, $0.stop) }) { first, _ in first }
  }

  /// What is to be done outside under a number.
  func errand(_ number: Int64) -> Errand? {
    if let start = launching.first(where: { $0.number == number }) { return .startScheduled(start) }
    return stopping.first { $0.number == number }.map(Errand.stopScheduled)
  }
}

extension MutableState {
  /// Which start of which schedule the run's chain came from; nil: from none.
  public var scheduledBy: ScheduledByRecord? { record.hasScheduledBy ? record.scheduledBy : nil }
}

extension WorkflowKey {
  /// What the jitter of a schedule depends on, beside the time.
  var jitterSeed: String { "\(ownerID)-\(workflowID)" }
}

extension ScheduledByRecord {
  /// The start of a schedule.
  public init(_ schedule: ExecutionKey, number: Int64) {
    self.init()
    scheduleID = schedule.workflowID
    runID = Data(schedule.runID.bytes)
    self.number = number
  }

  /// The schedule's key, given the namespace of the workflow that it started; nil only for a record that is damaged.
  public func key(in namespaceID: UniqueID) -> ExecutionKey? {
    UniqueID(bytes: runID).map { ExecutionKey(workflow: WorkflowKey(scheduleID: scheduleID, namespaceID: namespaceID), runID: $0) }
  }
}
