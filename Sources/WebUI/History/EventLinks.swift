import TemporalAPI

/// The addresses that the events of one run lead to.
struct EventLinks: Sendable {
  let links: Links
  let namespace: String
  let workflow: String
  let run: String
  /// Whether the events stand on the page itself, and there is nothing else to lead to.
  var isOnPage = false

  /// A tab of the run's page.
  func tab(_ name: String, query: [(String, String)] = []) -> String { links.workflow(namespace, workflow, run, name, query: query) }

  /// A page below a tab.
  func page(_ tab: String, _ name: String, query: [(String, String)] = []) -> String {
    links.namespace(namespace, "workflows", workflow, run, tab, name, query: query)
  }

  /// The page of one event; `fragment` is that page's content alone.
  func event(_ id: Int64, fragment: Bool = false) -> String {
    isOnPage
      ? "#event-\(id)"
      : links.namespace(namespace, "workflows", workflow, run, "history", "events", "\(id)", query: fragment ? [("fragment", "1")] : [])
  }

  /// Another run of the same workflow.
  func run(_ id: String) -> String { links.workflow(namespace, workflow, id) }

  /// Another workflow; an empty `namespace` means the same one.
  func workflow(_ id: String, run: String, in namespace: String) -> String {
    links.workflow(namespace.isEmpty ? self.namespace : namespace, id, run)
  }

  /// The lanes of another workflow's timeline, to put into a drawing.
  func lanes(_ other: WorkflowExecution, in namespace: String, query: [(String, String)] = []) -> String {
    links.namespace(
      namespace.isEmpty ? self.namespace : namespace, "workflows", other.workflowID, other.runID, "timeline", "lanes", query: query)
  }

  func queue(_ name: String) -> String { links.namespace(namespace, "task-queues", name) }
}

extension Visit {
  /// The addresses of the run that the path names.
  var eventLinks: EventLinks { EventLinks(links: links, namespace: namespace, workflow: self["workflow"], run: self["run"]) }
}
