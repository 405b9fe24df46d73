import GRPCWire
import SwiftProtobuf
import Synchronization
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Pages of namespaces")
struct NamespacePagesTests {
  @Test("a namespace is registered as the form says, and its settings follow")
  func register() async throws {
    let site = try TestSite()
    let sent = Mutex<RegisterNamespaceRequest?>(nil)
    site.caller.on(WorkflowServiceMethods.registerNamespace) { request in
      sent.withLock { $0 = request }
      return RegisterNamespaceResponse()
    }
    let shown = await site.post(
      "/namespaces",
      ["name": " orders ", "retention": "2", "retention-unit": "h", "data": "team = a=b\n\nzone=x", "history-archival": "enabled"])
    #expect(shown.status == 303)
    #expect(shown.location == "/namespaces/orders/settings")
    let request = try #require(sent.withLock { $0 })
    #expect(request.namespace == "orders")
    #expect(request.workflowExecutionRetentionPeriod.seconds == 7200)
    #expect(request.data == ["team": "a=b", "zone": "x"])
    #expect(request.historyArchivalState == .enabled)
    #expect(request.visibilityArchivalState == .unspecified)
  }

  @Test("what the server refuses is said above the form, which keeps what was entered")
  func refusal() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.registerNamespace) { _ in throw GRPCError(.alreadyExists, "Namespace already exists.") }
    let shown = await site.post("/namespaces", ["name": "orders", "description": "<b>bold</b>", "retention": "2"])
    #expect(shown.status == 409)
    #expect(shown.text.contains("Namespace already exists."))
    #expect(shown.text.contains("value=\"&lt;b&gt;bold&lt;/b&gt;\""))
  }

  @Test("a retention that is no number and data without a name never reach the server", arguments: [("x", ""), ("0", ""), ("3", "name")])
  func badFields(retention: String, data: String) async throws {
    let site = try TestSite()
    let shown = await site.post("/namespaces", ["name": "orders", "retention": retention, "data": data])
    #expect(shown.status == 400)
    #expect(!site.caller.asked.contains { $0.hasSuffix("/RegisterNamespace") })
  }

  @Test("a namespace is deleted only when its name is repeated")
  func deletion() async throws {
    let site = try TestSite()
    site.caller.on(OperatorServiceMethods.deleteNamespace) { _ in DeleteNamespaceResponse() }
    let kept = await site.post("/namespaces/orders/settings/delete", ["confirmation": "order"])
    #expect(kept.location == "/namespaces/orders/settings")
    #expect(!site.caller.asked.contains { $0.hasSuffix("/DeleteNamespace") })
    let gone = await site.post("/namespaces/orders/settings/delete", ["confirmation": "orders"])
    #expect(gone.location == "/namespaces")
  }

  @Test("a retention is shown in the largest unit that fits", arguments: [(259_200, "3", "d"), (5400, "90", "min"), (7, "7", "s")])
  func units(seconds: Int64, amount: String, unit: String) throws {
    let duration = Google_Protobuf_Duration(seconds: seconds, nanos: 0)
    #expect(RetentionUnit.text(duration).amount == amount)
    #expect(RetentionUnit.text(duration).unit == unit)
    #expect(try RetentionUnit.duration(amount, unit) == duration)
  }

  @Test(
    "sizes are written in the unit that they fill", arguments: [(812, "812 B"), (1536, "1.5 KiB"), (2 << 20, "2 MiB"), (5 << 40, "5 TiB")])
  func sizes(bytes: Int64, text: String) {
    #expect(SizeText.text(bytes) == text)
  }
}
