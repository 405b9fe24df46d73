/// One route of the HTTP/JSON API, as a `google.api.http` option declares it.
public struct HTTPRoute: Sendable {
  /// The HTTP verb in capitals.
  public let verb: String
  /// The path template, e.g. `/api/v1/namespaces/{namespace}/workflows/{workflow_id}`.
  public let pattern: String
  /// Which request field the body fills: `*` for the whole message, empty for none.
  public let body: String
  /// The gRPC path of the method behind the route.
  public let method: String

  public init(verb: String, pattern: String, body: String, method: String) {
    self.verb = verb
    self.pattern = pattern
    self.body = body
    self.method = method
  }
}
