/// The forms above a schedule's page.
struct ScheduleActionForms: Sendable {
  let edit: String
  let trigger: String
  let backfill: String
  let pause: String
  let unpause: String
  let delete: String
  let triggerOverlap: FieldView
  let backfillOverlap: FieldView
  let from: FieldView
  let until: FieldView

  init(_ visit: Visit) {
    let links = visit.links
    edit = links.schedule(visit, "edit")
    trigger = links.schedule(visit, "trigger")
    backfill = links.schedule(visit, "backfill")
    pause = links.schedule(visit, "pause")
    unpause = links.schedule(visit, "unpause")
    delete = links.schedule(visit, "delete")
    triggerOverlap = Self.overlap("trigger-overlap")
    backfillOverlap = Self.overlap("backfill-overlap")
    from = FieldView("from", "From (UTC)", "").typed("datetime-local").required
    until = FieldView("until", "To (UTC)", "").typed("datetime-local").required
  }

  private static func overlap(_ id: String) -> FieldView {
    var field = FieldView("overlap", "While one still runs", "").choosing(OverlapChoice.optionsOrDefault)
    field.id = id
    return field
  }
}
