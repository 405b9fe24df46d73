import HistoryService
import Model
import Synchronization

/// Holds what is offered, in order, and knows which sticky queues live.
final class FakeSink: TaskSink {
  private struct State {
    var offered: [OfferedTask] = []
    var total = 0
    var liveQueues: Set<String> = []
  }

  private let state = Mutex(State())

  func offer(_ task: OfferedTask) -> OfferResult {
    state.withLock { state in
      guard !task.isSticky || state.liveQueues.contains(task.taskQueue) else { return .stickyWorkerUnavailable }
      state.offered.append(task)
      state.total += 1
      return .accepted
    }
  }

  func hasLivePoller(namespaceID: UniqueID, stickyQueue: String) -> Bool {
    state.withLock { $0.liveQueues.contains(stickyQueue) }
  }

  func forget(namespaceID: UniqueID) {
    state.withLock { $0.offered.removeAll { $0.key.workflow.ownerID == namespaceID } }
  }

  func setLive(_ queue: String, _ isLive: Bool = true) {
    state.withLock { state in
      if isLive { state.liveQueues.insert(queue) } else { state.liveQueues.remove(queue) }
    }
  }

  /// What is held now, oldest first.
  var offered: [OfferedTask] { state.withLock { $0.offered } }

  /// Takes the oldest task of a kind, if there is one.
  func take(_ kind: OfferedTask.Kind = .workflow) -> OfferedTask? {
    state.withLock { state in
      guard let index = state.offered.firstIndex(where: { $0.kind == kind }) else { return nil }
      return state.offered.remove(at: index)
    }
  }

  /// Waits for a task of a kind.
  func next(_ kind: OfferedTask.Kind = .workflow) async -> OfferedTask {
    while true {
      if let task = take(kind) { return task }
      await Task.yield()
    }
  }
}

/// Answers queries as the test says.
final class FakeQueries: QueryDispatcher {
  typealias Answer = @Sendable (DirectQuery, Duration) async -> Result<QueryAnswer, QueryDispatchError>
  private let answer = Mutex<Answer>({ _, _ in .failure(.timedOut) })
  private let asked = Mutex<[DirectQuery]>([])

  func dispatch(_ query: DirectQuery, timeout: Duration) async throws(QueryDispatchError) -> QueryAnswer {
    asked.withLock { $0.append(query) }
    return try await answer.withLock { $0 }(query, timeout).get()
  }

  func whenAsked(_ new: @escaping Answer) {
    answer.withLock { $0 = new }
  }

  var received: [DirectQuery] { asked.withLock { $0 } }
}

/// Takes what is posted and answers as the test says; without a word from it, with 200.
final class FakeCallbacks: CallbackSender {
  private let state = Mutex<(answers: [Result<CallbackResponse, CallbackSendError>], posted: [CallbackPost])>(([], []))

  func post(_ post: CallbackPost, timeout: Duration) async throws(CallbackSendError) -> CallbackResponse {
    try state.withLock { state in
      state.posted.append(post)
      return state.answers.isEmpty ? .success(CallbackResponse(status: 200)) : state.answers.removeFirst()
    }.get()
  }

  func willAnswer(_ answers: Result<CallbackResponse, CallbackSendError>...) {
    state.withLock { $0.answers += answers }
  }

  var posted: [CallbackPost] { state.withLock { $0.posted } }
}

/// One namespace, whose retention a test may change.
final class FakeCatalog: NamespaceCatalog {
  private let state = Mutex<(facts: NamespaceFacts, isUnsettled: Bool)>((NamespaceFacts(name: "default", retention: .seconds(3600)), false))
  private let removalTime = Mutex<WallTime?>(nil)

  func facts(of namespaceID: UniqueID) -> NamespaceFacts? { state.withLock { $0.facts } }

  func setRetention(_ retention: Duration) {
    state.withLock { state in
      state.isUnsettled = retention < state.facts.retention
      state.facts.retention = retention
    }
  }

  func setRetentionRules(_ rules: RetentionRules) {
    state.withLock { state in
      state.isUnsettled = true
      state.facts.retentionRules = rules
    }
  }

  func setArchives(_ archives: NamespaceArchives) { state.withLock { $0.facts.archives = archives } }

  var unsettledRetentions: [UniqueID] { state.withLock { $0.isUnsettled } ? [namespaceID] : [] }

  func retentionIsSettled(of namespaceID: UniqueID, by facts: NamespaceFacts) { state.withLock { $0.isUnsettled = false } }

  /// From now on the namespace is to go.
  func doom(at time: WallTime) {
    removalTime.withLock { $0 = time }
    state.withLock { $0.facts.isDoomed = true }
  }

  var doomedNamespaces: [UniqueID: WallTime] { removalTime.withLock { $0.map { [namespaceID: $0] } ?? [:] } }

  func remove(_ namespaceID: UniqueID) { removalTime.withLock { $0 = nil } }
}
