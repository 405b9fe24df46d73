/// The tabs of a workflow's page besides its timeline and history, and the pages that they lead to.
enum WorkflowTabs {
  static let routes: [Route] =
    PendingTab.routes + ActivityCommands.routes + ActivityOptionsPage.routes + WorkflowLive.routes + RelationshipsTab.routes
    + WorkersTab.routes + CallStackTab.routes + QueriesTab.routes + UpdatesTab.routes + MetadataTab.routes + CallbacksTab.routes
    + StuckPage.routes + ComparePage.routes
}
