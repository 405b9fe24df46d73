/// The main navigation, top to bottom.
enum Navigation {
  struct Line: Sendable {
    let label: String
    let place: Place
    let href: @Sendable (Links, String) -> String
  }

  static let lines: [Line] = [
    Line(label: "Workflows", place: .workflows) { $0.namespace($1, "workflows") },
    Line(label: "Activities", place: .activities) { $0.namespace($1, "activities") },
    Line(label: "Schedules", place: .schedules) { $0.namespace($1, "schedules") },
    Line(label: "Batch", place: .batch) { $0.namespace($1, "batch-operations") },
    Line(label: "Task queues", place: .taskQueues) { $0.namespace($1, "task-queues") },
    Line(label: "Workers", place: .workers) { $0.namespace($1, "workers") },
    Line(label: "Deployments", place: .deployments) { $0.namespace($1, "worker-deployments") },
    Line(label: "Search attributes", place: .searchAttributes) { $0.namespace($1, "search-attributes") },
    Line(label: "Archive", place: .archive) { $0.namespace($1, "archival") },
    Line(label: "Nexus", place: .nexus) { links, _ in links.path("nexus") },
    Line(label: "Namespaces", place: .namespaces) { links, _ in links.path("namespaces") },
    Line(label: "Import", place: .importing) { links, _ in links.path("import") },
  ]
}
