import HistoryRecords
public import Model
import SwiftProtobuf
import TemporalAPI

extension MutableState {
  /// Reads a run as it was stored. Throws INTERNAL (data loss) for bytes that no version of the server wrote.
  public init(key: ExecutionKey, state: [UInt8], items: [(kind: UInt8, reference: Int64, bytes: [UInt8])]) throws(ServiceError) {
    do {
      self.init(key: key, record: try ExecutionRecord(serializedBytes: state))
      var parts = ScheduleParts()
      for item in items where try !parts.take(kind: item.kind, reference: item.reference, bytes: item.bytes) {
        try read(kind: item.kind, reference: item.reference, bytes: item.bytes)
      }
      schedule = parts.machine(of: key)
    } catch {
      throw ServiceError(.dataLoss, "the stored state of workflow \(key.workflowID), run \(key.runID), cannot be read: \(error)")
    }
    buffer.sort()
    openErrands = owedErrands
    pendingUpdates.sort { $0.admittedEventID < $1.admittedEventID }
  }

  private mutating func read(kind: UInt8, reference: Int64, bytes: [UInt8]) throws {
    // A kind that is not known here was written by a newer server and means nothing to this one.
    switch ItemKind(rawValue: kind) {
    case .activity:
      set(try ActivityRecord(serializedBytes: bytes))
    case .timer:
      add(try TimerRecord(serializedBytes: bytes))
    case .bufferedEvent: buffer.append(BufferedEvent(sequence: reference, event: try HistoryEvent(serializedBytes: bytes)))
    case .signalRequestID: signalRequestIDs.insert(String(decoding: bytes, as: UTF8.self))
    case .details: details = try DetailsRecord(serializedBytes: bytes)
    case .child: children[reference] = try ChildRecord(serializedBytes: bytes)
    case .externalSignal: externalSignals[reference] = try ExternalRequestRecord(serializedBytes: bytes)
    case .externalCancel: externalCancels[reference] = try ExternalRequestRecord(serializedBytes: bytes)
    case .update: keep(try UpdateRecord(serializedBytes: bytes))
    case .admittedUpdate: pendingUpdates.append(PendingUpdate(try AdmittedUpdateRecord(serializedBytes: bytes)))
    case .resetPoints: resetPoints = try WorkflowResetPoints(serializedBytes: bytes)
    case .timeSkipping: timeSkipping = try TimeSkippingRecord(serializedBytes: bytes)
    case .request:
      let request = try RequestRecord(serializedBytes: bytes)
      requests[request.requestID] = request
    case .callback: callbacks[reference] = try CallbackRecord(serializedBytes: bytes)
    case .standaloneActivity where reference == 0: standalone = try StandaloneActivityRecord(serializedBytes: bytes)
    case .standaloneActivity: standaloneEnd = try StandaloneEndRecord(serializedBytes: bytes)
    case .batch: batch = try BatchJobRecord(serializedBytes: bytes)
    case .batchProgress: batchProgress = try BatchProgressRecord(serializedBytes: bytes)
    case .schedule, .scheduleProgress, .scheduledStart, nil: break
    }
  }
}
