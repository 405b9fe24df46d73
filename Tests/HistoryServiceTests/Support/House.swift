import HistoryEngine
import HistoryService
import Logging
import Model
import Persistence
import TemporalAPI

let namespaceID = UniqueID(high: 1, low: 2)

/// A history service on a store in memory, with a clock and a task sink in the test's hand.
struct House: Sendable {
  let store: FaultyStore
  let time: TestTime
  let sink = FakeSink()
  let queries = FakeQueries()
  let history: HistoryService

  init(
    store: FaultyStore = FaultyStore(), time: TestTime = TestTime(), rules: Rules = .standard,
    configuration: HistoryConfiguration = HistoryConfiguration()
  ) {
    self.store = store
    self.time = time
    history = HistoryService(
      store: store, sink: sink, catalog: FakeCatalog(), queries: queries, rules: rules, configuration: configuration,
      time: time.historyClock, logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  /// Runs the service while `body` does; `body`'s end is like a crash: nothing is written any more.
  func run<Value: Sendable>(_ body: @escaping @Sendable (House) async throws -> Value) async throws -> Value {
    try await history.open(owner: "test")
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        try await history.run()
        return nil
      }
      group.addTask { try await body(self) }
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
    House(store: store, time: time, configuration: configuration)
  }

  /// Lets time pass in steps, so that everybody gets to see each.
  func pass(_ duration: Duration, until condition: () -> Bool) async {
    let end = time.now + duration
    while time.now < end {
      if condition() { return }
      await Task.yield()
      if let wake = time.clock.nextWake { time.clock.advance(by: min(wake - time.clock.now.offset, end - time.now)) }
    }
    await eventually(condition)
  }
}
