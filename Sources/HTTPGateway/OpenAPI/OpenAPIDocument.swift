import JSONText
import TemporalServices

/// The routes as an OpenAPI 3 document, made from the descriptors.
struct OpenAPIDocument {
  let routes: [HTTPRoute]
  let schema: APISchema

  /// The document. Routes without the `/api/v1` prefix are the same ones under older names, and left out.
  var json: JSON {
    let current = routes.filter { $0.pattern.hasPrefix("/api/v1/") }
    let schemas = SchemaComponents(schema: schema)
    var paths: [(String, [JSON.Member])] = []
    for route in current.sorted(by: { ($0.pattern, $0.verb) < ($1.pattern, $1.verb) }) {
      guard let operation = operation(route) else { continue }
      let member = JSON.Member(route.verb.lowercased(), operation)
      if paths.last?.0 == route.pattern {
        paths[paths.count - 1].1.append(member)
      } else {
        paths.append((route.pattern, [member]))
      }
    }
    let messages = current.compactMap { schema.methods[$0.method] }.flatMap { [$0.input, $0.output] }
    return .object([
      .init("openapi", .string("3.0.3")),
      .init(
        "info",
        .object([
          .init("title", .string("Temporal")), .init("version", .string("v1")),
          .init("description", .string("The HTTP/JSON form of Temporal's API. Payloads are plain JSON where they can be.")),
        ])),
      .init("paths", .object(paths.map { .init($0.0, .object($0.1)) })),
      .init("components", .object([.init("schemas", schemas.reachable(from: messages + ["google.rpc.Status"]))])),
    ])
  }

  private func operation(_ route: HTTPRoute) -> JSON? {
    guard let method = schema.methods[route.method], let name = route.method.split(separator: "/").last,
      let service = route.method.split(separator: "/").first?.split(separator: ".").last
    else { return nil }
    var members: [JSON.Member] = [
      .init("operationId", .string(String(name))), .init("tags", .array([.string(String(service))])),
      .init("parameters", .array(parameters(route, input: method.input))),
    ]
    if !route.body.isEmpty { members.append(.init("requestBody", content(method.input, required: true))) }
    members.append(
      .init(
        "responses",
        .object([
          .init("200", content(method.output, description: "What the method answers.")),
          .init("default", content("google.rpc.Status", description: "Why the call failed.")),
        ])))
    return .object(members)
  }

  private func parameters(_ route: HTTPRoute, input: String) -> [JSON] {
    var filled: Set<String> = []
    var result: [JSON] = []
    for case .field(let path) in PathTemplate(route.pattern).segments {
      filled.insert(path[0])
      result.append(parameter(path.joined(separator: "."), in: "path", schema: .object([.init("type", .string("string"))])))
    }
    guard route.body.isEmpty, let message = schema.messages[input] else { return result }
    let components = SchemaComponents(schema: schema)
    for field in message.fields where !filled.contains(field.protoName) && field.isPlain {
      result.append(parameter(field.jsonName, in: "query", schema: components.schema(of: field)))
    }
    return result
  }

  private func parameter(_ name: String, in place: String, schema: JSON) -> JSON {
    var members: [JSON.Member] = [.init("name", .string(name)), .init("in", .string(place))]
    if place == "path" { members.append(.init("required", .bool(true))) }
    return .object(members + [.init("schema", schema)])
  }

  private func content(_ message: String, required: Bool = false, description: String? = nil) -> JSON {
    var members: [JSON.Member] = []
    if let description { members.append(.init("description", .string(description))) }
    if required { members.append(.init("required", .bool(true))) }
    let media = JSON.object([.init("application/json", .object([.init("schema", SchemaComponents.reference(message))]))])
    return .object(members + [.init("content", media)])
  }
}

extension FieldSchema {
  /// Whether a URL can hold it.
  fileprivate var isPlain: Bool {
    if case .message = kind { false } else { true }
  }
}
