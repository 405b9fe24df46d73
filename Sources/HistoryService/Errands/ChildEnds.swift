import HistoryEngine
import Model
import Synchronization

/// Ends of children on their way to their parents. Many children of one parent end at the same time, and each waits for the parent's lock: whoever gets it
/// tells of all that wait, so that the parent writes once for them.
final class ChildEnds: Sendable {
  /// One child's end. Its outcome is there once the parent's turn is committed.
  final class Letter: Sendable {
    let end: ChildEnd
    private let state = Mutex<ChildEndOutcome?>(nil)

    init(_ end: ChildEnd) { self.end = end }

    var outcome: ChildEndOutcome? { state.withLock { $0 } }

    func answer(_ outcome: ChildEndOutcome) { state.withLock { $0 = outcome } }
  }

  private let waiting = Mutex<[ExecutionKey: [Letter]]>([:])

  func post(_ end: ChildEnd, to parent: ExecutionKey) -> Letter {
    let letter = Letter(end)
    waiting.withLock { $0[parent, default: []].append(letter) }
    return letter
  }

  /// What the parent has not been told, oldest first.
  func untold(to parent: ExecutionKey) -> [Letter] {
    waiting.withLock { $0[parent, default: []] }.filter { $0.outcome == nil }
  }

  func withdraw(_ letter: Letter, from parent: ExecutionKey) {
    waiting.withLock { waiting in
      waiting[parent]?.removeAll { $0 === letter }
      if waiting[parent]?.isEmpty == true { waiting[parent] = nil }
    }
  }
}

extension HistoryService {
  /// Tells a parent how its child ended. Throws NOT_FOUND when there is no such run.
  func tell(_ parent: ExecutionKey, of end: ChildEnd) async throws(ServiceError) -> ChildEndOutcome {
    if let state = cache.peek(parent.workflow)?.peek(parent.runID)?.state, !state.hasRoom(by: rules(of: parent.workflow)) {
      return .tooEarly
    }
    let letter = childEnds.post(end, to: parent)
    defer { childEnds.withdraw(letter, from: parent) }
    return try await withSlot(parent.workflow) { slot, effects throws(ServiceError) in
      if let outcome = letter.outcome { return outcome }
      let letters = childEnds.untold(to: parent)
      let outcomes = try await turn(in: slot, parent.runID, &effects) { turn in turn.recordChildEnds(letters.map(\.end)) }
      for (letter, outcome) in zip(letters, outcomes) { letter.answer(outcome) }
      return letter.outcome ?? .tooEarly
    }
  }
}
