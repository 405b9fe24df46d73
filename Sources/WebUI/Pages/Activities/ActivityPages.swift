/// Activities that run without a workflow: the list, the form that starts one, and one of them.
enum ActivityPages {
  private static let list = "/namespaces/{namespace}/activities"
  private static let one = "/namespaces/{namespace}/activities/{activity}/{run}"

  static let routes: [Route] =
    ActivityListPages.routes + [
      .page(list + "/start", leadingTo: .startWorkflow, StartActivityPage.blank),
      .action(list + "/start", .startWorkflow, StartActivityPage.start),
      .page(list + "/{activity}", ActivityPage.newest),
      .page(one, ActivityPage.show),
      .page(one + "/live", ActivityPage.live),
      .action(one + "/cancel", .cancelWorkflow, ActivityActions.cancel),
      .action(one + "/terminate", .terminateWorkflow, ActivityActions.terminate),
      .action(one + "/delete", .deleteWorkflow, ActivityActions.delete),
      .action(one + "/pause", .activityCommands, ActivityActions.pause),
      .action(one + "/unpause", .activityCommands, ActivityActions.unpause),
      .action(one + "/reset", .activityCommands, ActivityActions.reset),
      .action(one + "/options", .activityCommands, ActivityOptionsForm.save),
    ]

  /// The page of the activity that the path names, or one below it.
  static func page(_ visit: Visit, _ segments: String...) -> String {
    visit.links.namespace(visit.namespace, "activities", visit["activity"], visit["run"]) + segments.map { "/" + $0 }.joined()
  }
}
