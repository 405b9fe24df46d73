/// A page before it is text.
struct Page: Sendable {
  /// The template's path below `templates`.
  var template: String
  var title: String
  /// What the template finds: a structure whose stored properties it names.
  var model: any Sendable
  var place = Place.none
  var status = 200
  /// Where server-sent events say that the page has changed; nil: it stays as it is.
  var live: String? = nil
}

/// Where a page belongs in the navigation.
enum Place: String, Sendable {
  case none, workflows, activities, schedules, batch, taskQueues, workers, deployments, nexus, nexusOperations, namespaces,
    searchAttributes, archive,
    importing
}
