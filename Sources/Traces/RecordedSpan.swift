import Synchronization
public import Tracing

/// A span while it goes on. One that is not sampled only hands its context on.
public final class RecordedSpan: Span {
  private struct State {
    var name: String
    var attributes: SpanAttributes = [:]
    var status: SpanStatus?
    var events: [SpanEvent] = []
    var links: [SpanLink] = []
    var isOver = false
  }

  public let context: ServiceContext
  private let place: TraceParent
  private let parent: UInt64?
  private let kind: SpanKind
  private let start: UInt64
  private let state: Mutex<State>
  private let finish: @Sendable (FinishedSpan) -> Void

  init(
    _ name: String, context: ServiceContext, place: TraceParent, parent: UInt64?, kind: SpanKind, start: UInt64,
    finish: @escaping @Sendable (FinishedSpan) -> Void
  ) {
    var context = context
    context.traceParent = place
    self.context = context
    self.place = place
    self.parent = parent
    self.kind = kind
    self.start = start
    self.finish = finish
    state = Mutex(State(name: name))
  }

  /// Whether anything that is said to it is kept.
  public var isRecording: Bool { place.isSampled && !state.withLock { $0.isOver } }

  public var operationName: String {
    get { state.withLock { $0.name } }
    set { change { $0.name = newValue } }
  }

  public var attributes: SpanAttributes {
    get { state.withLock { $0.attributes } }
    set { change { $0.attributes = newValue } }
  }

  /// Says how what the span is about went; the last word counts.
  public func setStatus(_ status: SpanStatus) { change { $0.status = status } }

  /// Adds something that happened meanwhile.
  public func addEvent(_ event: SpanEvent) { change { $0.events.append(event) } }

  /// Adds another span that has to do with this one.
  public func addLink(_ link: SpanLink) { change { $0.links.append(link) } }

  /// Adds an error as the event that OpenTelemetry calls an exception.
  public func recordError<Instant: TracerInstant>(_ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant) {
    guard place.isSampled else { return }
    var attributes = attributes
    attributes["exception.type"] = "\(type(of: error))"
    attributes["exception.message"] = "\(error)"
    let event = SpanEvent(name: "exception", at: instant(), attributes: attributes)
    change { $0.events.append(event) }
  }

  /// Ends the span; what is said to it later is not heard.
  public func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
    guard place.isSampled else { return }
    let final = state.withLock { state -> State? in
      guard !state.isOver else { return nil }
      state.isOver = true
      return state
    }
    guard let final else { return }
    finish(
      FinishedSpan(
        place: place, parent: parent, name: final.name, kind: kind, start: start, end: instant().nanosecondsSinceEpoch,
        attributes: final.attributes, status: final.status, events: final.events, links: final.links))
  }

  private func change(_ body: (inout State) -> Void) {
    guard place.isSampled else { return }
    state.withLock { if !$0.isOver { body(&$0) } }
  }
}

/// A span that is over. Times are nanoseconds since 1970.
struct FinishedSpan: Sendable {
  var place: TraceParent
  var parent: UInt64?
  var name: String
  var kind: SpanKind
  var start: UInt64
  var end: UInt64
  var attributes: SpanAttributes
  var status: SpanStatus?
  var events: [SpanEvent]
  var links: [SpanLink]
}
