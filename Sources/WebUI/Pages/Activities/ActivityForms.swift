import TemporalAPI

/// The forms above an activity's page; each nil where it makes no sense now or is not done from here.
struct ActivityForms: Sendable {
  let cancel: String?
  let terminate: String?
  let delete: String?
  let pause: String?
  let unpause: String?
  let reset: String?
  let options: Options?
  let hasMore: Bool

  /// The options that can be changed.
  struct Options: Sendable {
    let action: String
    let fields: [FieldView]
  }

  init(_ info: ActivityExecutionInfo, isOpen: Bool, visit: Visit) {
    func link(_ name: String, _ action: UIAction, _ condition: Bool) -> String? {
      condition && visit.allows(action) ? ActivityPages.page(visit, name) : nil
    }
    let isPaused = info.status == .paused || info.runState == .paused || info.runState == .pauseRequested
    cancel = link("cancel", .cancelWorkflow, isOpen && info.runState != .cancelRequested)
    terminate = link("terminate", .terminateWorkflow, isOpen)
    delete = link("delete", .deleteWorkflow, true)
    pause = link("pause", .activityCommands, isOpen && !isPaused)
    unpause = link("unpause", .activityCommands, isOpen && isPaused)
    reset = link("reset", .activityCommands, isOpen)
    options = link("options", .activityCommands, isOpen).map { Options(action: $0, fields: ActivityOptionsForm.fields(info)) }
    hasMore = terminate != nil || delete != nil
  }
}
