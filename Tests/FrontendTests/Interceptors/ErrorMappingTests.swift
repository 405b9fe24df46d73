import GRPCServer
import Logging
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct ErrorMappingTests {
  static let details: [(ServiceError.Detail, String)] = [
    (.notFound(currentCluster: "a", activeCluster: "b"), "NotFoundFailure"),
    (.workflowExecutionAlreadyStarted(startRequestID: "q", runID: "r", firstExecutionRunID: "f"), "WorkflowExecutionAlreadyStartedFailure"),
    (.namespaceNotFound(name: "n"), "NamespaceNotFoundFailure"),
    (.namespaceAlreadyExists, "NamespaceAlreadyExistsFailure"),
    (.namespaceInvalidState(namespace: "n", state: 2, allowed: [1]), "NamespaceInvalidStateFailure"),
    (.clientVersionNotSupported(version: "v", client: "c", supported: "s"), "ClientVersionNotSupportedFailure"),
    (.queryFailed(failure: []), "QueryFailedFailure"),
    (.workflowNotReady, "WorkflowNotReadyFailure"),
    (.resourceExhausted(cause: .busyWorkflow, scope: .namespace), "ResourceExhaustedFailure"),
  ]

  @Test("every detail goes over the wire under its type's name", arguments: details)
  func typeNames(_ detail: ServiceError.Detail, _ name: String) throws {
    let error = GRPCError(ServiceError(.notFound, "gone", detail: detail))
    let status = try RPCStatus(serializedBytes: #require(error.statusDetails))
    #expect(status.code == 5)
    #expect(status.message == "gone")
    #expect(status.details.map(\.typeURL) == ["type.googleapis.com/temporal.api.errordetails.v1." + name])
  }

  @Test("a detail keeps its fields")
  func fields() throws {
    let error = GRPCError(ServiceError(.failedPrecondition, "", detail: .namespaceInvalidState(namespace: "n", state: 2, allowed: [1, 2])))
    let status = try RPCStatus(serializedBytes: #require(error.statusDetails))
    let detail = try DetailNamespaceInvalidStateFailure(serializedBytes: status.details[0].value)
    #expect(detail.namespace == "n")
    #expect(detail.state == .deprecated)
    #expect(detail.allowedStates == [.registered, .deprecated])
  }

  @Test("an error without a detail sends none")
  func noDetail() { #expect(GRPCError(ServiceError(.invalidArgument, "no")).statusDetails == nil) }

  @Test("what broke inside is not shown to clients")
  func masking() {
    struct DiskOnFire: Error {}
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    for error: any Error in [DiskOnFire(), ServiceError(.internal, "the secret path /var/x")] {
      let masked = GRPCError(masking: error, path: "/a.B/C", logger: logger)
      #expect(masked.code == .internal)
      #expect(!masked.message.contains("DiskOnFire") && !masked.message.contains("/var/x"))
      #expect(masked.message.contains("reference"))
    }
    #expect(GRPCError(masking: CancellationError(), path: "/a.B/C", logger: logger).code == .cancelled)
    #expect(GRPCError(masking: ServiceError.notFound("x"), path: "/a.B/C", logger: logger).message == "x")
  }

  @Test("a long message is cut at a whole character", arguments: [3997, 3998, 3999, 4000])
  func cut(_ prefix: Int) {
    let message = GRPCError(ServiceError(.notFound, String(repeating: "x", count: prefix) + "äöü€")).message
    #expect(message.utf8.count <= 4000)
    #expect(message.hasSuffix("…"))
    #expect(message.dropLast().allSatisfy { $0 == "x" || "äöü€".contains($0) })
  }

  @Test("a message within the limit stays as it is")
  func uncut() { #expect(String(repeating: "x", count: 4000).cut(toBytes: 4000) == String(repeating: "x", count: 4000)) }
}
