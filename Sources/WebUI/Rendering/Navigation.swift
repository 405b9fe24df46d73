/// The main navigation, top to bottom.
enum Navigation {
  struct Line: Sendable {
    let label: String
    let place: Place
    /// The letter that leads there, behind a g.
    let key: Character
    let href: @Sendable (Links, String) -> String
  }

  static let lines: [Line] = [
    Line(label: "Workflows", place: .workflows, key: "w") { $0.namespace($1, "workflows") },
    Line(label: "Activities", place: .activities, key: "a") { $0.namespace($1, "activities") },
    Line(label: "Schedules", place: .schedules, key: "s") { $0.namespace($1, "schedules") },
    Line(label: "Batch", place: .batch, key: "b") { $0.namespace($1, "batch-operations") },
    Line(label: "Task queues", place: .taskQueues, key: "q") { $0.namespace($1, "task-queues") },
    Line(label: "Workers", place: .workers, key: "k") { $0.namespace($1, "workers") },
    Line(label: "Deployments", place: .deployments, key: "d") { $0.namespace($1, "worker-deployments") },
    Line(label: "Search attributes", place: .searchAttributes, key: "f") { $0.namespace($1, "search-attributes") },
    Line(label: "Archive", place: .archive, key: "h") { $0.namespace($1, "archival") },
    Line(label: "Nexus", place: .nexus, key: "x") { links, _ in links.path("nexus") },
    Line(label: "Nexus operations", place: .nexusOperations, key: "o") { $0.namespace($1, "nexus-operations") },
    Line(label: "Namespaces", place: .namespaces, key: "n") { links, _ in links.path("namespaces") },
    Line(label: "Import", place: .importing, key: "i") { links, _ in links.path("import") },
  ]
}
