import JSONText
import Tracing

/// A batch of spans as OTLP's JSON has it: ids in hexadecimal digits, 64-bit integers as texts.
struct OTLPDocument {
  let spans: [FinishedSpan]
  let settings: TraceSettings

  var json: JSON {
    let resource = [("service.name", settings.serviceName)] + settings.resource.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    let scope = JSON.object([
      .init("scope", .object([.init("name", .string("temporal"))])), .init("spans", .array(spans.map(\.json))),
    ])
    let group = JSON.object([
      .init("resource", .object([.init("attributes", .array(resource.map { .attribute($0.0, .of("stringValue", .string($0.1))) }))])),
      .init("scopeSpans", .array([scope])),
    ])
    return .of("resourceSpans", .array([group]))
  }
}

extension FinishedSpan {
  fileprivate var json: JSON {
    var members: [JSON.Member] = [.init("traceId", .string("\(place.traceID)")), .init("spanId", .string(place.spanID.hex))]
    if let parent { members.append(.init("parentSpanId", .string(parent.hex))) }
    members += [
      .init("name", .string(name)), .init("kind", .number("\(kind.number)")), .init("startTimeUnixNano", .string("\(start)")),
      .init("endTimeUnixNano", .string("\(end)")), .init("attributes", attributes.json),
    ]
    if !events.isEmpty { members.append(.init("events", .array(events.map(\.json)))) }
    if !links.isEmpty { members.append(.init("links", .array(links.compactMap(\.json)))) }
    if let status { members.append(.init("status", status.json)) }
    return .object(members)
  }
}

extension SpanEvent {
  fileprivate var json: JSON {
    .object([
      .init("timeUnixNano", .string("\(nanosecondsSinceEpoch)")), .init("name", .string(name)), .init("attributes", attributes.json),
    ])
  }
}

extension SpanLink {
  /// Nil for a link to what is no span.
  fileprivate var json: JSON? {
    guard let place = context.traceParent else { return nil }
    return .object([
      .init("traceId", .string("\(place.traceID)")), .init("spanId", .string(place.spanID.hex)), .init("attributes", attributes.json),
    ])
  }
}

extension SpanStatus {
  fileprivate var json: JSON {
    .object([.init("code", .number(code == .ok ? "1" : "2"))] + (message.map { [.init("message", .string($0))] } ?? []))
  }
}

extension SpanKind {
  fileprivate var number: Int {
    switch self {
    case .internal: 1
    case .server: 2
    case .client: 3
    case .producer: 4
    case .consumer: 5
    }
  }
}

extension SpanAttributes {
  /// In the order of their names.
  fileprivate var json: JSON {
    var found: [(name: String, value: SpanAttribute)] = []
    forEach { found.append(($0, $1)) }
    return .array(found.sorted { $0.name < $1.name }.map { .attribute($0.name, $0.value.json) })
  }
}

extension SpanAttribute {
  fileprivate var json: JSON {
    switch self {
    case .int32(let number): .integer(number)
    case .int64(let number): .integer(number)
    case .double(let number): .double(number)
    case .bool(let truth): .of("boolValue", .bool(truth))
    case .string(let text): .text(text)
    case .int32Array(let numbers): .list(numbers.map(JSON.integer))
    case .int64Array(let numbers): .list(numbers.map(JSON.integer))
    case .doubleArray(let numbers): .list(numbers.map(JSON.double))
    case .boolArray(let truths): .list(truths.map { .of("boolValue", .bool($0)) })
    case .stringArray(let texts): .list(texts.map(JSON.text))
    case .stringConvertible(let value): .text("\(value)")
    case .stringConvertibleArray(let values): .list(values.map { .text("\($0)") })
    default: .text("\(self)")
    }
  }
}

extension JSON {
  fileprivate static func of(_ name: String, _ value: JSON) -> JSON { .object([Member(name, value)]) }

  fileprivate static func attribute(_ name: String, _ value: JSON) -> JSON {
    .object([Member("key", .string(name)), Member("value", value)])
  }

  fileprivate static func text(_ text: String) -> JSON { of("stringValue", .string(text)) }

  fileprivate static func integer(_ number: some BinaryInteger) -> JSON { of("intValue", .string("\(number)")) }

  /// What JSON has no number for is a text, as protobuf's JSON writes it.
  fileprivate static func double(_ number: Double) -> JSON {
    if number.isNaN { return of("doubleValue", .string("NaN")) }
    guard number.isFinite else { return of("doubleValue", .string(number < 0 ? "-Infinity" : "Infinity")) }
    return of("doubleValue", .number("\(number)"))
  }

  fileprivate static func list(_ values: [JSON]) -> JSON { of("arrayValue", of("values", .array(values))) }
}
