import Model

/// A workflow key that compares byte for byte, as a database does. Swift's `String` calls a composed and a decomposed "é"
/// equal, which would make two workflow ids one.
struct ExactWorkflowKey: Hashable, Sendable {
  let namespaceID: UniqueID
  let workflowID: [UInt8]

  init(_ key: WorkflowKey) {
    namespaceID = key.namespaceID
    workflowID = Array(key.workflowID.utf8)
  }
}
