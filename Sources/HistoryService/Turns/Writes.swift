public import HistoryEngine
import HistoryRecords
import Model
public import Persistence
import SwiftProtobuf

extension ExecutionWrite {
  /// The transition as the store takes it.
  public init(_ transition: Transition, expectedVersion: Int64) {
    self.init(key: transition.state.key, expectedVersion: expectedVersion, state: transition.stateBytes)
    visibility = transition.visibility
    size = ExecutionSize(transition.state)
    for item in transition.items {
      switch item {
      case .upsert(let kind, let reference, let bytes):
        upsertedItems.append(StoredItem(id: ItemID(kind: kind, reference: reference), bytes: bytes))
      case .delete(let kind, let reference): deletedItems.append(ItemID(kind: kind, reference: reference))
      }
    }
    if let batch = transition.batch {
      appendedHistory.append(HistoryBatch(firstEventID: batch.firstEventID, lastEventID: batch.lastEventID, bytes: batch.bytes))
    }
    for task in transition.tasks {
      switch task {
      case .set(let kind, let reference, let due, let payload):
        // Encoding fails only for strings that are not UTF-8, which Swift's cannot be.
        let bytes: [UInt8] = (try? payload.serializedBytes()) ?? []
        upsertedTasks.append(StoredTask(id: TaskID(kind: kind.rawValue, reference: reference), due: due, payload: bytes))
      case .remove(let kind, let reference): deletedTasks.append(TaskID(kind: kind.rawValue, reference: reference))
      }
    }
  }
}

extension ExecutionSize {
  init(_ state: MutableState) {
    self.init(
      historyLength: state.record.nextEventID - 1, historyBytes: state.record.historyBytes, transitions: state.record.transitionCount)
  }
}
