/// Nexus operations that run without a workflow: the list, the form that starts one, and one of them.
enum OperationPages {
  private static let list = "/namespaces/{namespace}/nexus-operations"
  private static let one = "/namespaces/{namespace}/nexus-operations/{operation}/{run}"

  static let routes: [Route] =
    OperationListPages.routes + [
      .page(list + "/start", leadingTo: .startWorkflow, StartOperationPage.blank),
      .action(list + "/start", .startWorkflow, StartOperationPage.start),
      .page(list + "/{operation}", OperationPage.newest),
      .page(one, OperationPage.show),
      .page(one + "/details") { .redirect(page($0)) },
      .page(one + "/live", OperationPage.live),
      .action(one + "/cancel", .cancelWorkflow, OperationActions.cancel),
      .action(one + "/terminate", .terminateWorkflow, OperationActions.terminate),
      .action(one + "/delete", .deleteWorkflow, OperationActions.delete),
    ]

  /// The page of the operation that the path names, or one below it.
  static func page(_ visit: Visit, _ segments: String...) -> String {
    visit.links.namespace(visit.namespace, "nexus-operations", visit["operation"], visit["run"]) + segments.map { "/" + $0 }.joined()
  }
}
