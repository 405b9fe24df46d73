import JSONText
import TemporalServices

/// A document that describes the routes, by the path where it is found.
enum RouteDocument: String, CaseIterable {
  /// OpenAPI 3 as JSON.
  case openAPI = "/api/v1/openapi.json"
  /// The same as YAML, where the original has it.
  case openAPIAsYAML = "/openapi.yaml"
  /// Swagger 2.0 as JSON, where the original has it.
  case swagger = "/swagger.json"

  var mediaType: String {
    switch self {
    case .openAPI: "application/json"
    case .openAPIAsYAML, .swagger: "text/plain; charset=utf-8"
    }
  }

  func text(routes: [HTTPRoute], schema: APISchema) -> [UInt8] {
    let document = OpenAPIDocument(routes: routes, schema: schema, version: self == .swagger ? .two : .three).json
    return self == .openAPIAsYAML ? document.yaml : document.printed(pretty: true)
  }
}
