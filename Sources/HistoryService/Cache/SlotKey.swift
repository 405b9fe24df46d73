import Model

/// A workflow key that compares byte for byte, as the store does: Swift's `String` calls a composed and a decomposed "é"
/// equal, which would make two workflow ids one.
struct SlotKey: Hashable, Sendable {
  let workflow: WorkflowKey

  static func == (a: SlotKey, b: SlotKey) -> Bool {
    guard a.workflow.namespaceID == b.workflow.namespaceID else { return false }
    var (first, second) = (a.workflow.workflowID, b.workflow.workflowID)
    return first.withUTF8 { first in
      second.withUTF8 { second in first.count == second.count && first.elementsEqual(second) }
    }
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(workflow.namespaceID)
    var id = workflow.workflowID
    id.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
