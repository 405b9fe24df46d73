extension WebUI {
  /// Every address of the UI. A part of it lists its own.
  static let routes: [Route] =
    [.page("/") { .redirect($0.links.namespace($0.namespace, "workflows")) }]
    + WorkflowListPages.routes
    + StartPages.routes
    + WorkflowPages.routes
    + WorkflowAction.routes
    + TimelinePages.routes
    + FamilyTimelinePage.routes
    + HistoryPages.routes
    + WorkflowTabs.routes
    + ImportPage.routes
    + SchedulePages.routes
    + BatchPages.routes
    + TaskQueuePages.routes
    + WorkerPages.routes
    + DeploymentPages.routes
    + ActivityPages.routes
    + NamespacePages.routes
    + SearchAttributePages.routes
    + ArchivePages.routes
    + NexusPages.routes
    + OperationPages.routes
    + LoginPages.routes
}
