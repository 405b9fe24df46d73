import JSONText
import Synchronization
public import Tracing

/// A tracer whose spans are sent in batches to an OpenTelemetry collector, as JSON over HTTP.
///
/// Nothing of it ever waits for the collector: spans for which there is no room, or no receiver, are dropped and counted.
public final class OTLPTracer: Tracer {
  /// Posts a body to the collector and answers the HTTP status; throws when there is no answer within the time.
  public typealias Send = @Sendable (_ body: [UInt8], _ timeout: Duration) async throws -> Int

  /// How long what is left at the end may keep the process from ending, a batch.
  private static let lastPatience: Duration = .seconds(1)

  private let settings: TraceSettings
  private let random: @Sendable () -> UInt64
  private let queue: Mutex<SpanQueue>
  private let signals: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation

  /// - Parameter random: 64 random bits.
  public init(_ settings: TraceSettings, random: @escaping @Sendable () -> UInt64) {
    self.settings = settings
    self.random = random
    queue = Mutex(SpanQueue(capacity: settings.queueSize, batchSize: settings.batchSize))
    (signals, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
  }

  /// Spans that never reached the collector.
  public var droppedSpans: Int { queue.withLock { $0.dropped } }

  // MARK: Spans

  /// Begins a span in the trace of `context`, or in a new one. It is sent once it has ended, if its trace is recorded.
  public func startSpan<Instant: TracerInstant>(
    _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind, at instant: @autoclosure () -> Instant,
    function: String, file fileID: String, line: UInt
  ) -> RecordedSpan {
    let context = context()
    let parent = context.traceParent
    let traceID = parent?.traceID ?? TraceID(high: nonzero(), low: random())
    let place = TraceParent(traceID: traceID, spanID: nonzero(), isSampled: settings.sampler.records(traceID, parent: parent))
    return RecordedSpan(
      operationName, context: context, place: place, parent: parent?.spanID, kind: kind,
      start: place.isSampled ? instant().nanosecondsSinceEpoch : 0,
      finish: { [weak self] span in self?.add(span) })
  }

  /// Has what waits sent now; returns at once.
  public func forceFlush() { signal.yield() }

  private func add(_ span: FinishedSpan) {
    if queue.withLock({ $0.add(span) }) { signal.yield() }
  }

  /// An id of zeros stands for none.
  private func nonzero() -> UInt64 {
    while true {
      let drawn = random()
      if drawn != 0 { return drawn }
    }
  }

  // MARK: Contexts

  /// Reads the caller's span from what it sent along.
  public func extract<Carrier, Extract: Extractor>(_ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract)
  where Extract.Carrier == Carrier {
    if let text = extractor.extract(key: TraceParent.header, from: carrier) { context.traceParent = TraceParent(text) }
  }

  /// Writes the context's span into what is sent along.
  public func inject<Carrier, Inject: Injector>(_ context: ServiceContext, into carrier: inout Carrier, using injector: Inject)
  where Inject.Carrier == Carrier {
    if let parent = context.traceParent { injector.inject("\(parent)", forKey: TraceParent.header, into: &carrier) }
  }

  // MARK: Sending

  /// Sends batches until it is cancelled, and what is left then.
  public func run(clock: any Clock<Duration> = ContinuousClock(), send: @escaping Send) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { [settings, signal] in
        while (try? await clock.sleep(for: settings.delay)) != nil { signal.yield() }
      }
      for await _ in signals { await sendBatches(within: settings.timeout, send) }
    }
    // In a task of its own: a cancelled one cannot talk to anybody any more.
    await Task { await sendBatches(within: min(settings.timeout, Self.lastPatience), send) }.value
  }

  /// Sends all there is, batch by batch, as long as the collector takes it.
  private func sendBatches(within timeout: Duration, _ send: Send) async {
    while true {
      let batch = queue.withLock { Array($0.batch) }
      guard !batch.isEmpty else { return }
      switch try? await send(OTLPDocument(spans: batch, settings: settings).json.printed(), timeout) {
      case nil, 429, 502, 503, 504:
        // It may come back: the batch waits, and what finds no room meanwhile is dropped.
        return
      case let status?: queue.withLock { $0.remove(batch.count, areLost: !(200..<300).contains(status)) }
      }
    }
  }
}
