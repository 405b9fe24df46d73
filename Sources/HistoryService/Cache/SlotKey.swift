import Model

/// A workflow key that compares byte for byte, as the store does: Swift's `String` calls a composed and a decomposed "é"
/// equal, which would make two workflow ids one.
struct SlotKey: Hashable, Sendable {
  let workflow: WorkflowKey

  static func == (a: SlotKey, b: SlotKey) -> Bool {
    a.workflow.namespaceID == b.workflow.namespaceID && a.workflow.workflowID.utf8.elementsEqual(b.workflow.workflowID.utf8)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(workflow.namespaceID)
    var id = workflow.workflowID
    id.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
