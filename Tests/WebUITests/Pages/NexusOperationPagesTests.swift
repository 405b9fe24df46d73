import FoundationEssentials
import GRPCWire
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import Testing

@testable import WebUI

@Suite("Pages of Nexus operations that run without a workflow")
struct NexusOperationPagesTests {
  private static let list = "/namespaces/default/nexus-operations"

  private func site(_ status: NexusOperationExecutionStatus) throws -> TestSite {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.describeNexusOperationExecution) { request in
      .with {
        ($0.info.operationID, $0.info.runID, $0.info.status, $0.info.state) = (request.operationID, "r", status, .backingOff)
        ($0.info.endpoint, $0.info.service, $0.info.operation, $0.info.attempt) = ("bank", "Payments", "charge", 3)
        $0.info.lastAttemptFailure.message = "<img src=x>"
        $0.info.nexusHeader = ["trace": "t-1"]
        $0.input = PayloadInput.string("order 7")
        if status == .failed { $0.failure.message = "no money" }
      }
    }
    return site
  }

  @Test("a server without them is told of in a sentence")
  func unimplemented() async throws {
    let shown = try await TestSite().get(Self.list)
    #expect(shown.status == 200)
    #expect(shown.text.contains("does not run Nexus operations without a workflow"))
    #expect(!shown.text.contains("Start an operation"))
  }

  @Test("the list names operations, counts statuses and goes on, and says what is wrong with a filter")
  func list() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.listNexusOperationExecutions) { request in
      guard request.query != "nonsense" else { throw GRPCError(.invalidArgument, "no such attribute") }
      return .with {
        $0.operations = [
          .with { ($0.operationID, $0.runID, $0.service, $0.operation, $0.status) = ("o/1", "r", "Payments", "charge", .timedOut) }
        ]
        $0.nextPageToken = Data("more".utf8)
      }
    }
    site.caller.on(WorkflowServiceMethods.countNexusOperationExecutions) { _ in
      .with { $0.groups = [.with { ($0.groupValues, $0.count) = ([PayloadInput.string("TimedOut")], 12) }] }
    }
    let text = await site.get(Self.list).text
    for part in ["nexus-operations/o%2F1/r", ">Payments</a>", ">charge</a>", "12", "Next"] {
      #expect(text.contains(part), "\(part)")
    }
    let refused = await site.get(Self.list, query: "query=nonsense")
    #expect(refused.status == 400 && refused.text.contains("no such attribute"))
  }

  @Test("one that runs can be ended, and says why its last attempt failed, as text")
  func running() async throws {
    let text = await (try site(.running)).get(Self.list + "/o/r").text
    for part in ["Retrying", "&lt;img src=x&gt;", "order 7", "t-1", "Request cancel", "Terminate"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(!text.contains("<img src=x>"))
  }

  @Test("one that has ended can only be deleted")
  func ended() async throws {
    let text = await (try site(.failed)).get(Self.list + "/o/r").text
    #expect(text.contains("no money") && text.contains("Delete this operation"))
    #expect(!text.contains("Request cancel") && !text.contains("do-terminate"))
  }

  @Test("a form that lacks something comes back, and a whole one becomes a request")
  func start() async throws {
    let site = try TestSite()
    site.caller.on(WorkflowServiceMethods.startNexusOperationExecution) { request in
      #expect([request.operationID, request.endpoint, request.service, request.operation] == ["o", "bank", "Payments", "charge"])
      #expect(request.input.data == Data("[1]".utf8) && request.scheduleToCloseTimeout.seconds == 3600)
      #expect(request.idReusePolicy == .rejectDuplicate && !request.requestID.isEmpty)
      return .with { ($0.runID, $0.started) = ("r", true) }
    }
    var fields = ["operation-id": "o", "endpoint": "bank", "service": "Payments", "input": "[1]", "schedule-to-close": "1h"]
    let refused = await site.post(Self.list + "/start", fields)
    #expect(refused.status == 400 && refused.text.contains("This is needed."))
    fields["operation"] = "charge"
    #expect(await site.post(Self.list + "/start", fields).location == Self.list + "/o/r")
  }

  @Test("its newest run is found, and the original's address leads to the same page")
  func addresses() async throws {
    let site = try site(.running)
    #expect(await site.get(Self.list + "/o").location == Self.list + "/o/r")
    #expect(await site.get(Self.list + "/o/r/details").location == Self.list + "/o/r")
  }
}
