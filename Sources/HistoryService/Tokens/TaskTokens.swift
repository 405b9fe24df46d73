public import FoundationEssentials
public import HistoryRecords
public import Model
import SwiftProtobuf

/// The opaque tokens that workers and readers hand back.
public enum TaskTokens {
  /// Reads a task token. Throws INVALID_ARGUMENT for bytes that are none, and for a token of another namespace.
  public static func task(_ bytes: Data, namespaceID: UniqueID) throws(ServiceError) -> TaskToken {
    guard !bytes.isEmpty else { throw .missingToken }
    let token: TaskToken
    do { token = try TaskToken(serializedBytes: bytes) } catch { throw .badToken }
    guard !token.workflowID.isEmpty, UniqueID(bytes: token.runID) != nil, let owner = UniqueID(bytes: token.namespaceID) else {
      throw .badToken
    }
    guard owner == namespaceID else { throw .foreignToken }
    return token
  }

  /// The token of a query that a worker is asked directly.
  public static func query(_ queryID: UniqueID, namespaceID: UniqueID) -> Data {
    var token = QueryTaskToken()
    token.namespaceID = Data(namespaceID.bytes)
    token.queryID = Data(queryID.bytes)
    return encode(token)
  }

  /// Which query a worker answers. Throws INVALID_ARGUMENT as `task(_:namespaceID:)` does.
  public static func queryID(_ bytes: Data, namespaceID: UniqueID) throws(ServiceError) -> UniqueID {
    guard !bytes.isEmpty else { throw .missingToken }
    let token: QueryTaskToken
    do { token = try QueryTaskToken(serializedBytes: bytes) } catch { throw .badToken }
    guard let queryID = UniqueID(bytes: token.queryID), let owner = UniqueID(bytes: token.namespaceID) else { throw .badToken }
    guard owner == namespaceID else { throw .foreignToken }
    return queryID
  }

  /// Where a client that waits for changes of an activity has come to. Throws INVALID_ARGUMENT for bytes that are none.
  static func wait(_ bytes: Data) throws(ServiceError) -> ActivityWaitToken {
    guard let token = try? ActivityWaitToken(serializedBytes: bytes), UniqueID(bytes: token.runID) != nil else {
      throw .invalidArgument("invalid long poll token")
    }
    return token
  }

  static func page(_ bytes: Data) throws(ServiceError) -> HistoryPageToken {
    let token: HistoryPageToken
    do { token = try HistoryPageToken(serializedBytes: bytes) } catch { throw .badPageToken }
    guard UniqueID(bytes: token.runID) != nil, token.nextEventID >= 1 else { throw .badPageToken }
    return token
  }

  static func page(runID: UniqueID, next: Int64, end: Int64, waiting: Bool = false) -> Data {
    var token = HistoryPageToken()
    token.runID = Data(runID.bytes)
    token.nextEventID = next
    token.endEventID = end
    token.waiting = waiting
    return encode(token)
  }

  static func make(_ key: ExecutionKey, _ fill: (inout TaskToken) -> Void) -> Data {
    var token = TaskToken()
    token.namespaceID = Data(key.workflow.ownerID.bytes)
    token.workflowID = key.workflowID
    token.standalone = key.workflow.isStandaloneActivity
    token.runID = Data(key.runID.bytes)
    fill(&token)
    return encode(token)
  }

  /// Encoding fails only for strings that are not UTF-8, which Swift's cannot be.
  static func encode(_ message: some Message) -> Data { (try? message.serializedData()) ?? Data() }
}

extension TaskToken {
  /// The run that the task belongs to. Throws INVALID_ARGUMENT, which `TaskTokens.task` has thrown before.
  var executionKey: ExecutionKey {
    get throws(ServiceError) {
      guard let namespaceID = UniqueID(bytes: namespaceID), let runID = UniqueID(bytes: runID) else { throw .badToken }
      guard !standalone else {
        return ExecutionKey(workflow: WorkflowKey(standaloneActivityID: workflowID, namespaceID: namespaceID), runID: runID)
      }
      return ExecutionKey(namespaceID: namespaceID, workflowID: workflowID, runID: runID)
    }
  }
}

extension ServiceError {
  static var missingToken: ServiceError { .invalidArgument("Task token not set on request.") }
  static var badToken: ServiceError { .invalidArgument("Error deserializing task token.") }
  static var foreignToken: ServiceError { .invalidArgument("Operation requested with a token from a different namespace.") }
  static var badPageToken: ServiceError { .invalidArgument("Invalid NextPageToken.") }
}
