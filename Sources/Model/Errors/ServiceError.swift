/// An answer that is not a success: a gRPC status code, a sentence for the user, and Temporal's typed detail.
///
/// Every room below the wire throws this one; `Frontend` turns the detail into `temporal.api.errordetails.v1`.
public struct ServiceError: Error, Sendable, Equatable {
  public var code: Code
  public var message: String
  public var detail: Detail?

  public init(_ code: Code, _ message: String, detail: Detail? = nil) {
    self.code = code
    self.message = message
    self.detail = detail
  }

  /// The gRPC status codes the server answers with, by their wire numbers.
  public enum Code: Int, Sendable {
    case cancelled = 1
    case unknown = 2
    case invalidArgument = 3
    case deadlineExceeded = 4
    case notFound = 5
    case alreadyExists = 6
    case permissionDenied = 7
    case resourceExhausted = 8
    case failedPrecondition = 9
    case aborted = 10
    case outOfRange = 11
    case unimplemented = 12
    case `internal` = 13
    case unavailable = 14
    case dataLoss = 15
    case unauthenticated = 16
  }

  /// What of `temporal.api.errordetails.v1` goes with the status.
  public enum Detail: Sendable, Equatable {
    case notFound(currentCluster: String, activeCluster: String)
    case workflowExecutionAlreadyStarted(startRequestID: String, runID: String, firstExecutionRunID: String)
    case activityExecutionAlreadyStarted(startRequestID: String, runID: String)
    case namespaceNotFound(name: String)
    case namespaceAlreadyExists
    case namespaceInvalidState(namespace: String, state: Int, allowed: [Int])
    case clientVersionNotSupported(version: String, client: String, supported: String)
    case queryFailed(failure: [UInt8])
    case workflowNotReady
    case permissionDenied(reason: String)
    /// What became of each operation of a request that holds several.
    case multiOperationExecution(statuses: [OperationStatus])
    /// The operation was not tried, because of another one.
    case multiOperationAborted
    case resourceExhausted(cause: ResourceExhaustedCause, scope: ResourceExhaustedScope)
  }

  /// How one of several operations ended.
  public struct OperationStatus: Sendable, Equatable {
    public var code: Code
    public var message: String
    public var detail: Detail?

    public init(_ error: ServiceError) {
      code = error.code
      message = error.message
      detail = error.detail
    }
  }

  /// `temporal.api.enums.v1.ResourceExhaustedCause`, by wire number.
  public enum ResourceExhaustedCause: Int, Sendable {
    case unspecified = 0
    case rpsLimit = 1
    case concurrentLimit = 2
    case systemOverloaded = 3
    case persistenceLimit = 4
    case busyWorkflow = 5
  }

  /// `temporal.api.enums.v1.ResourceExhaustedScope`, by wire number.
  public enum ResourceExhaustedScope: Int, Sendable {
    case unspecified = 0
    case namespace = 1
    case system = 2
  }
}

extension ServiceError {
  /// INVALID_ARGUMENT: the request is wrong, whatever the state.
  public static func invalidArgument(_ message: String) -> ServiceError { ServiceError(.invalidArgument, message) }

  /// NOT_FOUND with Temporal's detail, which SDKs look for.
  public static func notFound(_ message: String) -> ServiceError {
    ServiceError(.notFound, message, detail: .notFound(currentCluster: "", activeCluster: ""))
  }

  /// There is no namespace of that name or id, with the detail that SDKs look for.
  public static func namespaceNotFound(_ name: String) -> ServiceError {
    ServiceError(.notFound, "Namespace \(name) is not found.", detail: .namespaceNotFound(name: name))
  }

  /// UNIMPLEMENTED; the sentence names what is not there.
  public static func unimplemented(_ sentence: String) -> ServiceError { ServiceError(.unimplemented, sentence) }

  /// UNAVAILABLE, which clients retry.
  public static func unavailable(_ message: String) -> ServiceError { ServiceError(.unavailable, message) }

  /// RESOURCE_EXHAUSTED of one busy workflow, which clients retry.
  public static func busyWorkflow(_ message: String) -> ServiceError {
    ServiceError(.resourceExhausted, message, detail: .resourceExhausted(cause: .busyWorkflow, scope: .namespace))
  }
}
