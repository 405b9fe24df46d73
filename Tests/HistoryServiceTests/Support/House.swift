import HistoryEngine
import Logging
import Model
import Persistence
import Synchronization
import TemporalAPI
import TestSupport

@testable import HistoryService

let namespaceID = UniqueID(high: 1, low: 2)

/// A history service on a store in memory, with a clock and a task sink in the test's hand.
struct House: Sendable {
  let store: FaultyStore
  let time: TestTime
  let sink = FakeSink()
  let queries = FakeQueries()
  let callbacks = FakeCallbacks()
  let catalog: FakeCatalog
  let archive: FakeArchive?
  let history: HistoryService

  init(
    store: FaultyStore = FaultyStore(), time: TestTime = TestTime(), rules: Rules = .standard,
    configuration: HistoryConfiguration = HistoryConfiguration(), skipsTime: Bool = false, catalog: FakeCatalog = FakeCatalog(),
    archive: FakeArchive? = nil
  ) {
    self.catalog = catalog
    self.archive = archive
    self.store = store
    self.time = time
    var configuration = configuration
    if skipsTime { configuration.timerHorizon = .seconds(200 * 365 * 24 * 3600) }
    history = HistoryService(
      store: store, sink: sink, catalog: catalog, queries: queries, callbacks: callbacks, archive: archive, rules: RuleBook(rules),
      configuration: configuration,
      time: skipsTime ? time.skippingClock : time.historyClock, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  /// Runs the service while `body` does; `body`'s end is like a crash: nothing is written any more.
  @discardableResult
  func run<Value: Sendable>(_ body: @escaping @Sendable (House) async throws -> Value) async throws -> Value {
    try await history.open(owner: "test")
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        try await history.run()
        return nil
      }
      group.addTask {
        await settle()
        return try await body(self)
      }
      defer {
        history.shutDown()
        group.cancelAll()
      }
      while let value = try await group.next() {
        if let value { return value }
      }
      throw CancellationError()
    }
  }

  /// Another process on the same store, after this one is gone.
  func restarted(configuration: HistoryConfiguration = HistoryConfiguration()) -> House {
    House(store: store, time: time, configuration: configuration, catalog: catalog, archive: archive)
  }

  /// The rows have been read (then the next reading is armed), nothing that was due is still being done, and the timers sleep.
  private var isAsleep: Bool { history.timers.count > 0 && history.timers.underWay == 0 && time.clock.nextWake != nil }

  /// Waits until the service has read what its store holds and sleeps.
  func settle() async {
    await eventually { isAsleep }
  }

  /// Lets time pass, wake-up by wake-up, until the condition holds; if that takes longer than the test says, it goes on: the test asks
  /// for the time itself.
  func pass(until condition: () async throws -> Bool) async rethrows {
    while !(try await condition()) {
      for _ in 0..<20 { await Task.yield() }
      guard isAsleep, let wake = time.clock.nextWake else { continue }
      time.clock.advance(by: wake - time.clock.now.offset)
    }
  }

  /// Lets time pass until the task has ended, whenever it comes to wait for it.
  func pass<Value: Sendable>(untilEndOf task: Task<Value, any Error>) async {
    let end = Flag()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        _ = await task.result
        end.isUp.store(true, ordering: .releasing)
      }
      await pass(until: { end.isUp.load(ordering: .acquiring) })
    }
  }

  /// Lets so much time pass.
  func pass(_ duration: Duration) async {
    let end = time.clock.now.offset + duration
    while time.clock.now.offset < end {
      await settle()
      guard let wake = time.clock.nextWake else { continue }
      time.clock.advance(by: min(wake, end) - time.clock.now.offset)
    }
    await settle()
  }
}

private final class Flag: Sendable {
  let isUp = Atomic(false)
}
