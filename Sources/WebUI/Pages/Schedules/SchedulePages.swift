/// Schedules: the list, one of them, and the forms that make and change them.
enum SchedulePages {
  private static let list = "/namespaces/{namespace}/schedules"
  private static let one = "/namespaces/{namespace}/schedules/{schedule}"

  static let routes: [Route] = [
    .page(list, ScheduleListPage.show),
    .page(list + "/create", leadingTo: .schedules, ScheduleFormPages.blank),
    .action(list + "/create", .schedules, ScheduleFormPages.create),
    .action(list + "/create/preview", .schedules, ScheduleFormPages.previewNew),
    .page(one, SchedulePage.show),
    .page(one + "/live", SchedulePage.live),
    .page(one + "/edit", leadingTo: .schedules, ScheduleFormPages.edit),
    .action(one + "/edit", .schedules, ScheduleFormPages.save),
    .action(one + "/edit/preview", .schedules, ScheduleFormPages.previewEdit),
    .action(one + "/trigger", .schedules, ScheduleActions.trigger),
    .action(one + "/backfill", .schedules, ScheduleActions.backfill),
    .action(one + "/pause", .schedules, ScheduleActions.pause),
    .action(one + "/unpause", .schedules, ScheduleActions.unpause),
    .action(one + "/delete", .schedules, ScheduleActions.delete),
  ]
}

extension Links {
  /// The page of a schedule, or one below it.
  func schedule(_ visit: Visit, _ segments: String...) -> String {
    namespace(visit.namespace, "schedules", visit["schedule"]) + segments.map { "/" + $0 }.joined()
  }
}
