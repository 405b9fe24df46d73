import Foundation
import GRPCServer
import HTTPServer
import JSONText
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import Testing

@testable import HTTPGateway

@Suite("HTTP gateway")
struct GatewayTests {
  /// A gateway before handlers that answer what they were asked.
  private let gateway: HTTPGateway = {
    var table = MethodTable()
    table.unary(WorkflowServiceMethods.signalWorkflowExecution.path) { (request: SignalWorkflowExecutionRequest, context: CallContext) in
      if context.metadata["authorization"] == "no" { throw GRPCError(.permissionDenied, "not you") }
      var echo = SignalWorkflowExecutionResponse()
      echo.link.workflowEvent.namespace = request.namespace
      echo.link.workflowEvent.workflowID = request.workflowExecution.workflowID
      echo.link.workflowEvent.runID =
        request.signalName + "/" + request.input.payloads.map { String(decoding: $0.data, as: UTF8.self) }.joined()
      return echo
    }
    table.unary(WorkflowServiceMethods.describeWorkflowExecution.path) { (request: DescribeWorkflowExecutionRequest, _: CallContext) in
      var answer = DescribeWorkflowExecutionResponse()
      answer.workflowExecutionInfo.execution = request.execution
      var payload = Payload()
      payload.metadata = ["encoding": Data("json/plain".utf8)]
      payload.data = Data("[1.50]".utf8)
      answer.workflowExecutionInfo.memo.fields["k"] = payload
      return answer
    }
    table.unary(WorkflowServiceMethods.listNamespaces.path) { (request: ListNamespacesRequest, _: CallContext) in
      var answer = ListNamespacesResponse()
      answer.nextPageToken = Data("\(request.pageSize) \(request.namespaceFilter.includeDeleted)".utf8) + request.nextPageToken
      return answer
    }
    return HTTPGateway(methods: table)
  }()

  private func text(_ answer: HTTPAnswer) -> String {
    guard case .bytes(let bytes) = answer.body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("the path and the body make the request, and payloads may be short")
  func body() async {
    let answer = await gateway.answer(
      HTTPRequest(
        "POST", "/api/v1/namespaces/n%201/workflows/a%2Fb/signal/s",
        body: Array(#"{"workflow_execution":{"workflowId":"other"},"input":[1, {"x": "y"}]}"#.utf8)))
    #expect(answer.status == 200)
    #expect(text(answer) == #"{"link":{"workflowEvent":{"namespace":"n 1","workflowId":"a/b","runId":"s/1{\"x\":\"y\"}"}}}"#)
  }

  @Test("payloads of answers are short unless the client asks for the long form, by query or by media type")
  func answers() async {
    let path = "/namespaces/n/workflows/w"
    #expect(await text(gateway.answer(HTTPRequest("GET", path))).contains(#""fields":{"k":[1.50]}"#))
    for asked in [
      HTTPRequest("GET", path, query: "noPayloadShorthand"),
      HTTPRequest("GET", path, headers: ["accept": "application/json+no-payload-shorthand"]),
    ] {
      #expect(await text(gateway.answer(asked)).contains(#""data":"WzEuNTBd""#))
    }
    #expect(await text(gateway.answer(HTTPRequest("GET", path, query: "pretty"))).hasPrefix("{\n  \"workflowExecutionInfo\": {"))
  }

  @Test("the query fills fields by either name; unknown names are passed over")
  func query() async {
    let asked = HTTPRequest(
      "GET", "/api/v1/namespaces", query: "page_size=7&namespaceFilter.includeDeleted=true&nextPageToken=IQ%3D%3D&mine=1")
    #expect(await text(gateway.answer(asked)) == #"{"nextPageToken":"NyB0cnVlIQ=="}"#)
  }

  @Test(
    "what is wrong is said under the HTTP status of its code",
    arguments: [
      ("GET", "/nothing", "", "", 404, #"{"code":5,"message":"Not Found"}"#),
      ("DELETE", "/api/v1/namespaces", "", "", 501, #"{"code":12,"message":"Method Not Allowed"}"#),
      ("GET", "/api/v1/namespaces", "pageSize=x", "", 400, #"parsing field \"page_size\": \"x\" is not a 32-bit integer"#),
      ("GET", "/api/v1/namespaces", "pageSize=1&pageSize=2", "", 400, #"too many values for field \"page_size\": 1, 2"#),
      ("GET", "/api/v1/namespaces", "namespaceFilter.includeDeleted=yes", "", 400, "is not true or false"),
      ("POST", "/api/v1/namespaces/n/workflows/w/signal/s", "", "{", 400, "(line 1:2)"),
      ("POST", "/api/v1/namespaces/n/workflows/w/signal/s", "", "[]", 400, "must be a JSON object"),
      ("POST", "/api/v1/namespaces/n/workflows/w/signal/s", "", #"{"bogus":1}"#, 400, #"unknown field \"bogus\""#),
      ("GET", "/api/v1/namespaces/n", "", "", 501, "\"code\":12"),
    ])
  func failures(verb: String, path: String, query: String, body: String, status: Int, part: String) async {
    let answer = await gateway.answer(HTTPRequest(verb, path, query: query, body: Array(body.utf8)))
    #expect(answer.status == status)
    #expect(text(answer).contains(part), "\(text(answer))")
  }

  @Test("a call carries the client's credentials")
  func credentials() async {
    let answer = await gateway.answer(
      HTTPRequest("POST", "/api/v1/namespaces/n/workflows/w/signal/s", headers: ["Authorization": "no"]))
    #expect(answer.status == 403)
  }

  @Test("every route leads to a method that the descriptors know, and the OpenAPI document has all of them")
  func document() async throws {
    let answer = await gateway.answer(HTTPRequest("GET", RouteDocument.openAPI.rawValue))
    let document = try JSON(parsing: Array(text(answer).utf8))
    guard case .object(let paths)? = document["paths"] else {
      Issue.record("no paths")
      return
    }
    #expect(Set(paths.map(\.name)) == Set(httpRoutes.map(\.pattern).filter { $0.hasPrefix("/api/v1/") }))
    #expect(paths.first { $0.name == "/api/v1/namespaces" }?.value["get"]?["operationId"] == .string("ListNamespaces"))
  }

  @Test("the same is there as YAML and as Swagger, as text")
  func otherDocuments() async throws {
    let yaml = await gateway.answer(HTTPRequest("GET", RouteDocument.openAPIAsYAML.rawValue))
    #expect(yaml.headers["content-type"] == "text/plain; charset=utf-8")
    #expect(text(yaml).hasPrefix("openapi: \"3.0.3\"\ninfo:\n  title: Temporal\n"))
    let swagger = try JSON(parsing: Array(text(await gateway.answer(HTTPRequest("GET", RouteDocument.swagger.rawValue))).utf8))
    #expect(swagger["swagger"] == .string("2.0"))
    let signal = swagger["paths"]?["/api/v1/namespaces/{namespace}/workflows/{workflow_execution.workflow_id}/signal/{signal_name}"]?[
      "post"]
    guard case .array(let parameters)? = signal?["parameters"] else {
      Issue.record("no parameters: \(swagger["paths"] ?? .null)")
      return
    }
    #expect(parameters.map { $0["in"]?.text } == ["path", "path", "path", "body"])
    let reference = "#/definitions/temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest"
    #expect(parameters.last?["schema"]?["$ref"] == .string(reference))
    #expect(swagger["definitions"]?["temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest"] != nil)
    #expect(signal?["responses"]?["200"]?["schema"]?["$ref"] != nil)
  }
}
