import JSONText
import Synchronization
import TestSupport
import Testing
import Tracing

@testable import Traces

@Suite("Tracer", .timeLimit(.minutes(1)))
struct OTLPTracerTests {
  /// A tracer with ids 1, 2, 3, and what it has sent.
  private struct Setup {
    let tracer: OTLPTracer
    let sent = Sent()

    init(_ change: (inout TraceSettings) -> Void = { _ in }) {
      var settings = TraceSettings(endpoint: "http://127.0.0.1:1/v1/traces")
      change(&settings)
      let next = Counter()
      tracer = OTLPTracer(settings) { next.next() }
    }

    /// Runs the tracer as long as `body` does, and sends what is left then.
    func run(_ clock: ManualClock = ManualClock(), _ body: () async -> Void = {}) async {
      let running = Task { [tracer, sent] in await tracer.run(clock: clock) { body, _ in try sent.take(body) } }
      await body()
      running.cancel()
      await running.value
    }
  }

  private final class Counter: Sendable {
    private let value = Mutex<UInt64>(0)
    func next() -> UInt64 {
      value.withLock { value in
        value += 1
        return value
      }
    }
  }

  private final class Sent: Sendable {
    private let documents = Mutex<[JSON]>([])
    let statuses = Mutex<[Int]>([])

    func take(_ body: [UInt8]) throws -> Int {
      let document = try JSON(parsing: body)
      documents.withLock { $0.append(document) }
      return statuses.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
    }

    var all: [JSON] { documents.withLock { $0 } }

    /// The spans of a batch.
    func spans(_ index: Int = 0) -> [JSON] { all[index]["resourceSpans"]?[0]?["scopeSpans"]?[0]?["spans"]?.elements ?? [] }
  }

  @Test("a span is sent with its place, its times and what was said to it")
  func content() async throws {
    let setup = Setup { $0.serviceName = "orders" }
    let span = setup.tracer.startSpan("Start", context: .topLevel, ofKind: .server)
    span.attributes["text"] = "a"
    span.attributes["number"] = 5
    span.attributes["list"] = [1.5, .infinity]
    span.setStatus(SpanStatus(code: .error, message: "no"))
    let child = setup.tracer.startSpan("Write", context: span.context)
    child.addEvent(SpanEvent(name: "retried"))
    child.addLink(span)
    child.end()
    span.end()
    span.attributes["late"] = true
    span.end()
    await setup.run()
    #expect(setup.sent.all.count == 1)
    let resource = setup.sent.all[0]["resourceSpans"]?[0]?["resource"]?["attributes"]?[0]
    #expect(resource?["key"]?.text == "service.name" && resource?["value"]?["stringValue"]?.text == "orders")
    let spans = setup.sent.spans()
    #expect(spans.map { $0["name"]?.text } == ["Write", "Start"])
    #expect(spans.map { $0["kind"] } == [.number("1"), .number("2")])
    #expect(spans.map { $0["traceId"]?.text } == Array(repeating: "00000000000000010000000000000002", count: 2))
    #expect(spans.map { $0["parentSpanId"]?.text } == ["0000000000000003", nil])
    #expect(spans[1]["spanId"]?.text == "0000000000000003" && spans[1]["status"]?["message"]?.text == "no")
    let attributes = spans[1]["attributes"]?.elements ?? []
    #expect(attributes.map { $0["key"]?.text } == ["list", "number", "text"])
    #expect(attributes[0]["value"]?["arrayValue"]?["values"]?[1]?["doubleValue"] == .string("Infinity"))
    #expect(attributes[1]["value"]?["intValue"]?.text == "5" && attributes[2]["value"]?["stringValue"]?.text == "a")
    #expect(spans[0]["events"]?[0]?["name"]?.text == "retried" && spans[0]["links"]?[0]?["spanId"]?.text == "0000000000000003")
  }

  @Test("what is not sampled is not sent, and says so to those it calls")
  func unsampled() async {
    let setup = Setup { $0.sampler = TraceSampler(.never) }
    let span = setup.tracer.startSpan("Start", context: .topLevel)
    #expect(!span.isRecording)
    span.end()
    var headers: [String: String] = [:]
    setup.tracer.inject(span.context, into: &headers, using: HeaderInjector())
    #expect(headers["traceparent"]?.hasSuffix("-00") == true)
    await setup.run()
    #expect(setup.sent.all.isEmpty)
  }

  @Test("a span goes on with the trace of whoever called")
  func callers() {
    let setup = Setup()
    var context = ServiceContext.topLevel
    let header = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
    setup.tracer.extract(header, into: &context, using: HeaderExtractor())
    let span = setup.tracer.startSpan("Start", context: context)
    #expect(span.context.traceParent?.traceID.description == "0af7651916cd43dd8448eb211c80319c")
  }

  @Test("spans beyond what may wait are dropped and counted")
  func bounded() async {
    let setup = Setup {
      $0.queueSize = 3
      $0.batchSize = 2
    }
    for _ in 1...5 { setup.tracer.startSpan("Start", context: .topLevel).end() }
    #expect(setup.tracer.droppedSpans == 2)
    await setup.run()
    #expect(setup.sent.all.count == 2 && setup.sent.spans(1).count == 1)
  }

  @Test("what a collector refuses is lost, and what it has no time for is sent again")
  func refusals() async {
    let setup = Setup()
    setup.sent.statuses.withLock { $0 = [503, 400] }
    setup.tracer.startSpan("Start", context: .topLevel).end()
    await setup.run {
      while setup.sent.all.isEmpty {
        setup.tracer.forceFlush()
        await Task.yield()
      }
    }
    #expect(setup.sent.all.count == 2 && setup.tracer.droppedSpans == 1)
  }

  @Test("a batch is sent when it is full, or when its time has come")
  func batches() async {
    let setup = Setup { $0.batchSize = 2 }
    let clock = ManualClock()
    await setup.run(clock) {
      for _ in 1...2 { setup.tracer.startSpan("Start", context: .topLevel).end() }
      while setup.sent.all.count < 1 { await Task.yield() }
      setup.tracer.startSpan("Start", context: .topLevel).end()
      while setup.sent.all.count < 2 {
        if clock.nextWake != nil { clock.advance(by: .seconds(5)) }
        await Task.yield()
      }
    }
    #expect(setup.sent.spans(1).count == 1)
  }
}

extension JSON {
  fileprivate var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  fileprivate subscript(index: Int) -> JSON? { elements.indices.contains(index) ? elements[index] : nil }
}

private struct HeaderInjector: Injector {
  func inject(_ value: String, forKey key: String, into carrier: inout [String: String]) { carrier[key] = value }
}

private struct HeaderExtractor: Extractor {
  func extract(key: String, from carrier: [String: String]) -> String? { carrier[key] }
}
