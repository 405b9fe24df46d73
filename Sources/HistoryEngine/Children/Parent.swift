public import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension MutableState {
  /// Whose child the run is; nil: nobody's.
  public var parent: ParentRecord? { record.hasParent ? record.parent : nil }

  /// The workflow at the top of the tree that the run belongs to: often itself.
  public var root: WorkflowExecution {
    parent?.root ?? WorkflowExecution(key)
  }

  /// The run as the parent of a child that it initiates by an event.
  func asParent(initiatedEventID: Int64, closePolicy: ParentClosePolicy, namespace: String) -> ParentRecord {
    var parent = ParentRecord()
    parent.namespaceID = key.namespaceID.bytes.asData
    parent.namespace = namespace
    parent.workflowID = key.workflowID
    parent.runID = key.runID.description
    parent.originalRunID = record.originalRunID
    parent.initiatedEventID = initiatedEventID
    parent.rootWorkflowID = root.workflowID
    parent.rootRunID = root.runID
    parent.closePolicy = closePolicy
    return parent
  }
}

extension ParentRecord {
  /// The parent's run; nil only for a record that is damaged.
  public var key: ExecutionKey? {
    guard let namespaceID = UniqueID(bytes: namespaceID), let runID = UniqueID(runID) else { return nil }
    return ExecutionKey(namespaceID: namespaceID, workflowID: workflowID, runID: runID)
  }

  /// The parent as events name it.
  public var execution: WorkflowExecution { WorkflowExecution(workflowID: workflowID, runID: runID) }

  /// The top of the tree.
  public var root: WorkflowExecution { WorkflowExecution(workflowID: rootWorkflowID, runID: rootRunID) }
}

extension WorkflowExecutionStartedEventAttributes {
  /// Says whose child the run is.
  mutating func setParent(_ parent: ParentRecord) {
    parentWorkflowNamespace = parent.namespace
    parentWorkflowNamespaceID = parent.namespaceIDText
    parentWorkflowExecution = parent.execution
    parentInitiatedEventID = parent.initiatedEventID
    rootWorkflowExecution = parent.root
  }

  /// The parent as the event names it; its close policy is not in it. Nil: the run is nobody's child.
  var parent: ParentRecord? {
    guard hasParentWorkflowExecution else { return nil }
    var parent = ParentRecord()
    parent.namespaceID = UniqueID(parentWorkflowNamespaceID).map(\.bytes)?.asData ?? parent.namespaceID
    parent.namespace = parentWorkflowNamespace
    parent.workflowID = parentWorkflowExecution.workflowID
    parent.runID = parentWorkflowExecution.runID
    parent.initiatedEventID = parentInitiatedEventID
    parent.rootWorkflowID = rootWorkflowExecution.workflowID
    parent.rootRunID = rootWorkflowExecution.runID
    return parent
  }
}

extension ParentRecord {
  /// The namespace's id in its usual form.
  public var namespaceIDText: String { UniqueID(bytes: namespaceID)?.description ?? "" }
}
