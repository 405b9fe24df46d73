import SwiftProtobuf
import TemporalAPI

/// The messages that a failure's details may be: protobuf's JSON can only write an `Any` whose type it has been told.
enum ErrorDetailTypes {
  private static let all: [any Message.Type] = [
    DetailNotFoundFailure.self, DetailWorkflowExecutionAlreadyStartedFailure.self, DetailNamespaceNotActiveFailure.self,
    DetailNamespaceUnavailableFailure.self, DetailNamespaceInvalidStateFailure.self, DetailNamespaceNotFoundFailure.self,
    DetailNamespaceAlreadyExistsFailure.self, DetailClientVersionNotSupportedFailure.self, DetailServerVersionNotSupportedFailure.self,
    DetailCancellationAlreadyRequestedFailure.self, DetailQueryFailedFailure.self, DetailPermissionDeniedFailure.self,
    DetailResourceExhaustedFailure.self, DetailSystemWorkflowFailure.self, DetailWorkflowNotReadyFailure.self,
    DetailNewerBuildExistsFailure.self, DetailMultiOperationExecutionFailure.self, DetailActivityExecutionAlreadyStartedFailure.self,
    DetailNexusOperationExecutionAlreadyStartedFailure.self, DetailWorkflowTaskCompletionBufferLostFailure.self,
  ]

  private static let registered: Void = {
    for type in all { _ = Google_Protobuf_Any.register(messageType: type) }
  }()

  /// Makes the types known, once in a process.
  static func register() { registered }
}
