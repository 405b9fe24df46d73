import HistoryEngine
import Model
import Persistence

/// A turn that was taken out of the line and decided on top of one that is not committed yet.
struct Companion {
  /// Where it waited.
  let place: Place
  let turn: WaitingTurn
  let outcome: Result<Decision, ServiceError>

  struct Decision {
    let transition: Transition
    let now: WallTime
    /// Tells the caller, once it is committed.
    let answer: @Sendable () -> Void
  }
}

// Several turns of one run in one commit (docs/decisions/025).
extension HistoryService {
  /// Decides the turns that wait for the run, in their order, each on what the one before it leads to. All of it becomes true with one commit, or
  /// none. What one of them throws leaves no trace in the others, but its caller must not hear of it before the commit: it may be founded on them.
  func takeAlong(after first: Transition, of run: CachedRun, _ rules: Rules, in slot: WorkflowSlot) -> [Companion] {
    var company: [Companion] = []
    var ahead = run
    // What `ahead` does not know yet: while nobody waits, nothing is spent on it.
    var latest: Transition? = first
    var isOpen = first.state.isOpen
    var bytes = first.writtenBytes
    while isOpen, company.count + 1 < configuration.turnsAtOnce, bytes < configuration.turnBytesAtOnce,
      let place = slot.takeWaitingTurn(of: run.state.key.runID), let turn = place.turn
    {
      if let latest { ahead.advance(to: latest) }
      let companion = Companion(place: place, turn: turn, outcome: decide(turn, of: ahead, rules))
      company.append(companion)
      latest = companion.transition
      if let latest {
        isOpen = latest.state.isOpen
        bytes += latest.writtenBytes
      }
    }
    return company
  }

  private func decide(_ waiting: WaitingTurn, of run: CachedRun, _ rules: Rules) -> Result<Companion.Decision, ServiceError> {
    do throws(ServiceError) {
      var turn = Turn(run.$state, now: time.now(), rules: rules)
      let now = turn.wallNow
      let answer = try waiting.decide(&turn)
      return .success(Companion.Decision(transition: try finish(turn, of: run), now: now, answer: answer))
    } catch {
      return .failure(error)
    }
  }

  /// Makes what was committed what everybody sees. The callers are told with the effects.
  func settle(_ company: [Companion], after first: Transition, in slot: WorkflowSlot, _ effects: inout Effects) {
    var before = first.state.startedTask
    for companion in company {
      switch companion.outcome {
      case .success(let decision):
        slot.apply(decision.transition, recentLimit: configuration.recentHistoryBytes)
        effects.collect(decision.transition, startedBefore: before, now: decision.now)
        before = decision.transition.state.startedTask
        if let refusal = decision.transition.refusal {
          effects.answers.append { companion.turn.refuse(refusal) }
        } else {
          effects.answers.append(decision.answer)
        }
      case .failure(let error): effects.answers.append { companion.turn.refuse(error) }
      }
    }
  }

  /// Nothing was committed. Turns that may succeed on the run as it really is wait on, the others fail as the one that took them along.
  func turnAway(_ company: [Companion], because failure: CommitFailure, in slot: WorkflowSlot, _ effects: inout Effects) {
    switch failure {
    case .stale: slot.putBack(company.map(\.place))
    case .refused(let error):
      for companion in company { effects.answers.append { companion.turn.refuse(error) } }
    }
  }
}

extension Companion {
  /// What there is to commit of it; nil: it threw.
  var transition: Transition? {
    guard case .success(let decision) = outcome else { return nil }
    return decision.transition
  }
}

extension Commit {
  /// Adds turns that follow the first, which the run's `version` was expected for.
  mutating func add(_ company: [Companion], after version: Int64) {
    for transition in company.compactMap(\.transition) where !transition.isSoft {
      executions.append(ExecutionWrite(transition, expectedVersion: version + Int64(executions.count)))
    }
  }
}

extension Transition {
  /// Roughly what its commit writes, in bytes.
  fileprivate var writtenBytes: Int {
    items.reduce(stateBytes.count + (batch?.bytes.count ?? 0)) { total, item in
      if case .upsert(_, _, let bytes) = item { total + bytes.count } else { total }
    }
  }
}
