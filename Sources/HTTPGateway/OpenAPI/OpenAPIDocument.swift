import JSONText
import TemporalServices

/// The routes as an OpenAPI document, made from the descriptors.
struct OpenAPIDocument {
  /// How it is laid out.
  enum Version {
    /// Swagger 2.0.
    case two
    /// OpenAPI 3.0.
    case three
  }

  let routes: [HTTPRoute]
  let schema: APISchema
  var version = Version.three

  private var components: SchemaComponents {
    SchemaComponents(schema: schema, place: version == .two ? "#/definitions/" : "#/components/schemas/")
  }

  /// The document. Routes without the `/api/v1` prefix are the same ones under older names, and left out.
  var json: JSON {
    let current = routes.filter { $0.pattern.hasPrefix("/api/v1/") }
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
    return document(
      paths: .object(paths.map { .init($0.0, .object($0.1)) }), schemas: components.reachable(from: messages + ["google.rpc.Status"]))
  }

  private func document(paths: JSON, schemas: JSON) -> JSON {
    let info = JSON.object([
      .init("title", .string("Temporal")), .init("version", .string("v1")),
      .init("description", .string("The HTTP/JSON form of Temporal's API. Payloads are plain JSON where they can be.")),
    ])
    switch version {
    case .two:
      let types = JSON.array([.string("application/json")])
      return .object([
        .init("swagger", .string("2.0")), .init("info", info), .init("consumes", types), .init("produces", types), .init("paths", paths),
        .init("definitions", schemas),
      ])
    case .three:
      return .object([
        .init("openapi", .string("3.0.3")), .init("info", info), .init("paths", paths),
        .init("components", .object([.init("schemas", schemas)])),
      ])
    }
  }

  private func operation(_ route: HTTPRoute) -> JSON? {
    guard let method = schema.methods[route.method], let name = route.method.split(separator: "/").last,
      let service = route.method.split(separator: "/").first?.split(separator: ".").last
    else { return nil }
    let hasBody = !route.body.isEmpty
    var parameters = parameters(route, input: method.input)
    if hasBody && version == .two {
      let body = [JSON.Member("name", .string("body")), .init("in", .string("body")), .init("required", .bool(true))]
      parameters.append(.object(body + [.init("schema", components.reference(method.input))]))
    }
    var members: [JSON.Member] = [
      .init("operationId", .string(String(name))), .init("tags", .array([.string(String(service))])),
      .init("parameters", .array(parameters)),
    ]
    if hasBody && version == .three {
      members.append(.init("requestBody", .object([.init("required", .bool(true)), content(method.input)])))
    }
    members.append(
      .init(
        "responses",
        .object([
          .init("200", response(method.output, "What the method answers.")),
          .init("default", response("google.rpc.Status", "Why the call failed.")),
        ])))
    return .object(members)
  }

  private func parameters(_ route: HTTPRoute, input: String) -> [JSON] {
    var filled: Set<String> = []
    var result: [JSON] = []
    for case .field(let path) in PathTemplate(route.pattern).segments {
      filled.insert(path[0])
      result.append(parameter(path.joined(separator: "."), in: "path", schema: [.init("type", .string("string"))]))
    }
    guard route.body.isEmpty, let message = schema.messages[input] else { return result }
    for field in message.fields where !filled.contains(field.protoName) && field.isPlain {
      guard case .object(let schema) = components.schema(of: field) else { continue }
      result.append(parameter(field.jsonName, in: "query", schema: schema))
    }
    return result
  }

  private func parameter(_ name: String, in place: String, schema: [JSON.Member]) -> JSON {
    var members: [JSON.Member] = [.init("name", .string(name)), .init("in", .string(place))]
    if place == "path" { members.append(.init("required", .bool(true))) }
    switch version {
    case .two:
      members += schema
      if schema.first?.value == .string("array") { members.append(.init("collectionFormat", .string("multi"))) }
    case .three: members.append(.init("schema", .object(schema)))
    }
    return .object(members)
  }

  private func response(_ message: String, _ description: String) -> JSON {
    .object([.init("description", .string(description)), content(message)])
  }

  private func content(_ message: String) -> JSON.Member {
    let schema = JSON.Member("schema", components.reference(message))
    switch version {
    case .two: return schema
    case .three: return .init("content", .object([.init("application/json", .object([schema]))]))
    }
  }
}

extension FieldSchema {
  /// Whether a URL can hold it.
  fileprivate var isPlain: Bool {
    if case .message = kind { false } else { true }
  }
}
