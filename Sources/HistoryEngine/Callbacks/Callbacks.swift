public import HistoryRecords
import Model
import TemporalAPI

/// What became of an attempt to tell somebody how a workflow ended.
public enum CallbackOutcome: Sendable, Equatable {
  case taken
  /// `isFinal`: trying again would not help.
  case refused(String, isFinal: Bool)
}

extension Turn {
  /// Notes how an attempt to post a callback went, and when the next one is due. A callback that is not under way any more is left alone.
  public mutating func noteCallback(_ number: Int64, _ outcome: CallbackOutcome) {
    guard var callback = state.callbacks[number], callback.isPending else { return }
    callback.attempt += 1
    callback.lastAttemptCompleteTime = now.nanoseconds
    callback.nextAttemptTime = 0
    callback.clearLastAttemptFailure()
    switch outcome {
    case .taken: callback.state = .succeeded
    case .refused(let message, let isFinal):
      callback.lastAttemptFailure.message = message
      callback.lastAttemptFailure.applicationFailureInfo.nonRetryable = isFinal
      callback.state = isFinal ? .failed : .backingOff
    }
    if callback.state == .backingOff {
      let next = now + rules.callbackRetryInterval(afterAttempt: callback.attempt)
      callback.nextAttemptTime = next.nanoseconds
      set(.callback, reference: number, due: next)
    } else {
      remove(.callback, reference: number)
    }
    update(callback)
  }

  /// Keeps callbacks for the run's end. `requestID`: the request that brought them to a running workflow; empty for the start.
  mutating func register(_ callbacks: [Callback], requestID: String = "") {
    for callback in callbacks {
      var record = CallbackRecord()
      record.number = Int64(state.callbacks.count + 1)
      record.callback = callback
      record.registrationTime = now.nanoseconds
      record.requestID = requestID
      record.state = .standby
      update(record)
    }
  }

  func requireRoom(for callbacks: [Callback]) throws(ServiceError) {
    let present = state.callbacks.count
    guard present + callbacks.count > rules.maximumCallbacks else { return }
    throw ServiceError(
      .failedPrecondition,
      "cannot attach more than \(rules.maximumCallbacks) callbacks to a workflow (\(present) callbacks already attached)")
  }

  /// The run is over: whoever waits for that is told, unless the run that follows has taken the callbacks over.
  mutating func releaseCallbacks() {
    guard !state.callbacks.isEmpty, newRun.allSatisfy(\.state.callbacks.isEmpty) else { return }
    for var callback in state.callbacks.values {
      callback.state = .scheduled
      update(callback)
      set(.callback, reference: callback.number, due: now)
    }
  }

  private mutating func update(_ callback: CallbackRecord) {
    state.callbacks[callback.number] = callback
    dirty.callbacks.insert(callback.number)
    isDurable = true
  }
}

extension MutableState {
  /// The run's callbacks in the order they came.
  public var orderedCallbacks: [CallbackRecord] { callbacks.values.sorted { $0.number < $1.number } }
}

extension CallbackRecord {
  /// Whether it is to be posted, now or later.
  public var isPending: Bool { state == .scheduled || state == .backingOff }
}

extension Rules {
  /// How long a callback waits after its so-manieth attempt failed.
  func callbackRetryInterval(afterAttempt attempt: Int32) -> Duration {
    min(callbackInitialRetryInterval * (1 << max(0, min(attempt - 1, 20))), callbackMaximumRetryInterval)
  }
}
