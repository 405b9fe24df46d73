import Model
import TemporalAPI

/// What the commands of one completion share while they are carried out one after the other.
struct CommandHandler {
  /// The event that all of them refer to.
  var completedEventID: Int64
  let request: RespondWorkflowTaskCompletedRequest
  /// The id of the run that a continue-as-new starts, and the id of the request that starts it.
  let newRunID: UniqueID
  let requestID: String
  /// Something happened that the workflow must be told at once.
  var needsWorkflowTask = false
  /// Activities that the worker would like to run itself.
  var eagerActivities: [Int64] = []
  /// The workflow ids of children that this completion starts.
  var startedChildren: Set<String> = []
  /// What the worker says of updates, until it is dealt with.
  var messages: MessageBox
  /// What became of updates by it.
  var updates: [String: UpdateStage] = [:]

  init(_ request: RespondWorkflowTaskCompletedRequest, newRunID: UniqueID, requestID: String) {
    completedEventID = 0
    self.request = request
    self.newRunID = newRunID
    self.requestID = requestID
    messages = MessageBox(request.messages)
  }
}

extension Turn {
  /// Carries out one command: one case a kind, each in its own file.
  mutating func apply(_ command: Command, _ handler: inout CommandHandler) throws(CommandFailure) {
    let metadata = command.hasUserMetadata ? command.userMetadata : nil
    switch command.attributes {
    case .scheduleActivityTaskCommandAttributes(let it): try scheduleActivity(it, metadata, &handler)
    case .requestCancelActivityTaskCommandAttributes(let it): try requestCancelActivity(it, &handler)
    case .startTimerCommandAttributes(let it): try startTimer(it, metadata, handler)
    case .cancelTimerCommandAttributes(let it): try cancelTimer(it, handler)
    case .completeWorkflowExecutionCommandAttributes(let it): try completeWorkflow(it, metadata, handler)
    case .failWorkflowExecutionCommandAttributes(let it): try failWorkflow(it, metadata, handler)
    case .cancelWorkflowExecutionCommandAttributes(let it): try cancelWorkflow(it, metadata, handler)
    case .continueAsNewWorkflowExecutionCommandAttributes(let it): try continueAsNew(it, metadata, handler)
    case .recordMarkerCommandAttributes(let it): try recordMarker(it, metadata, handler)
    case .upsertWorkflowSearchAttributesCommandAttributes(let it): try upsertSearchAttributes(it, metadata, handler)
    case .modifyWorkflowPropertiesCommandAttributes(let it): try modifyProperties(it, metadata, handler)
    case .startChildWorkflowExecutionCommandAttributes(let it): try startChild(it, metadata, &handler)
    case .signalExternalWorkflowExecutionCommandAttributes(let it): try signalExternal(it, metadata, handler)
    case .requestCancelExternalWorkflowExecutionCommandAttributes(let it): try cancelExternal(it, metadata, handler)
    case .protocolMessageCommandAttributes(let it): try takeMessage(it, &handler)
    case .scheduleNexusOperationCommandAttributes, .requestCancelNexusOperationCommandAttributes:
      throw CommandFailure(.featureDisabled, "the command \(command.name) is not built yet in this server")
    case nil:
      throw CommandFailure(command.badAttributesCause, "\(command.attributesName) is not set on \(command.name)Command.")
    }
  }
}

extension Command {
  /// The message that this kind of command carries, as sentences name it.
  fileprivate var attributesName: String { "\(name)CommandAttributes" }

  /// The cause that says that this kind of command is malformed.
  fileprivate var badAttributesCause: WorkflowTaskFailedCause {
    switch commandType {
    case .scheduleActivityTask: .badScheduleActivityAttributes
    case .requestCancelActivityTask: .badRequestCancelActivityAttributes
    case .startTimer: .badStartTimerAttributes
    case .cancelTimer: .badCancelTimerAttributes
    case .completeWorkflowExecution: .badCompleteWorkflowExecutionAttributes
    case .failWorkflowExecution: .badFailWorkflowExecutionAttributes
    case .cancelWorkflowExecution: .badCancelWorkflowExecutionAttributes
    case .continueAsNewWorkflowExecution: .badContinueAsNewAttributes
    case .recordMarker: .badRecordMarkerAttributes
    case .upsertWorkflowSearchAttributes: .badSearchAttributes
    case .modifyWorkflowProperties: .badModifyWorkflowPropertiesAttributes
    case .startChildWorkflowExecution: .badStartChildExecutionAttributes
    case .signalExternalWorkflowExecution: .badSignalWorkflowExecutionAttributes
    case .requestCancelExternalWorkflowExecution: .badRequestCancelExternalWorkflowExecutionAttributes
    case .scheduleNexusOperation: .badScheduleNexusOperationAttributes
    case .requestCancelNexusOperation: .badRequestCancelNexusOperationAttributes
    case .protocolMessage: .badUpdateWorkflowExecutionMessage
    case .unspecified, .UNRECOGNIZED: .unspecified
    }
  }
}
