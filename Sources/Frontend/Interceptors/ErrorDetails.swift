import GRPCServer
import Model
import SwiftProtobuf
import TemporalAPI

/// A serialized `google.rpc.Status` with one detail, as `grpc-status-details-bin` carries it.
func packedStatus(_ code: GRPCStatusCode, _ message: String, _ detail: some Message) -> [UInt8]? {
  var status = RPCStatus()
  status.code = Int32(code.rawValue)
  status.message = message
  do {
    status.details = [try detail.packed]
    return try status.serializedBytes()
  } catch {
    // Only a message with a missing required field cannot be serialized, and proto3 has none.
    return nil
  }
}

extension Message {
  fileprivate var packed: Google_Protobuf_Any {
    get throws {
      var packed = Google_Protobuf_Any()
      packed.typeURL = "type.googleapis.com/" + Self.protoMessageName
      packed.value = try serializedData()
      return packed
    }
  }
}

extension ServiceError.OperationStatus {
  /// The status as the API's message.
  fileprivate var status: DetailMultiOperationExecutionFailure.OperationStatus {
    .with {
      $0.code = Int32(code.rawValue)
      $0.message = message
      if let detail = try? detail?.message.packed { $0.details = [detail] }
    }
  }
}

extension ServiceError.Detail {
  /// The detail as the API's message.
  var message: any Message {
    switch self {
    case .notFound(let currentCluster, let activeCluster):
      return DetailNotFoundFailure.with {
        $0.currentCluster = currentCluster
        $0.activeCluster = activeCluster
      }
    case .workflowExecutionAlreadyStarted(let startRequestID, let runID, let firstExecutionRunID):
      return DetailWorkflowExecutionAlreadyStartedFailure.with {
        $0.startRequestID = startRequestID
        $0.runID = runID
        $0.firstExecutionRunID = firstExecutionRunID
      }
    case .activityExecutionAlreadyStarted(let startRequestID, let runID):
      return DetailActivityExecutionAlreadyStartedFailure.with {
        $0.startRequestID = startRequestID
        $0.runID = runID
      }
    case .namespaceNotFound(let name):
      return DetailNamespaceNotFoundFailure.with { $0.namespace = name }
    case .namespaceAlreadyExists:
      return DetailNamespaceAlreadyExistsFailure()
    case .namespaceInvalidState(let namespace, let state, let allowed):
      return DetailNamespaceInvalidStateFailure.with {
        $0.namespace = namespace
        $0.state = NamespaceState(rawValue: state) ?? .unspecified
        $0.allowedStates = allowed.compactMap(NamespaceState.init(rawValue:))
      }
    case .clientVersionNotSupported(let version, let client, let supported):
      return DetailClientVersionNotSupportedFailure.with {
        $0.clientVersion = version
        $0.clientName = client
        $0.supportedVersions = supported
      }
    case .queryFailed(let failure):
      return DetailQueryFailedFailure.with {
        if !failure.isEmpty, let failure = try? Failure(serializedBytes: failure) { $0.failure = failure }
      }
    case .workflowNotReady:
      return DetailWorkflowNotReadyFailure()
    case .permissionDenied(let reason):
      return DetailPermissionDeniedFailure.with { $0.reason = reason }
    case .multiOperationExecution(let statuses):
      return DetailMultiOperationExecutionFailure.with { $0.statuses = statuses.map(\.status) }
    case .multiOperationAborted:
      return MultiOperationExecutionAborted()
    case .resourceExhausted(let cause, let scope):
      return DetailResourceExhaustedFailure.with {
        $0.cause = ResourceExhaustedCause(rawValue: cause.rawValue) ?? .unspecified
        $0.scope = ResourceExhaustedScope(rawValue: scope.rawValue) ?? .unspecified
      }
    }
  }
}
