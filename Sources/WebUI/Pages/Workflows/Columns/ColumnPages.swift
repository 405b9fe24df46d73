import HTTPServer

/// Choosing columns.
enum ColumnPages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflow-list/columns", show),
    .form("/namespaces/{namespace}/workflow-list/columns", keep),
  ]

  /// What the template shows.
  struct Model: Sendable {
    let action: String
    /// The list's address, without its namespace.
    let back: String
    let backHref: String
    let lines: [Line]

    /// A column that can be chosen.
    struct Line: Sendable {
      let name: String
      let label: String
      let isShown: Bool
      let place: Int
    }
  }

  @Sendable private static func show(_ visit: Visit) async throws -> Reply {
    let all = Column.all(await AttributeTypes.read(visit))
    let chosen = ColumnChoice(visit).columns(of: all).map(\.name)
    let others = all.filter { !chosen.contains($0.name) }
    let ordered = chosen.compactMap { name in all.first { $0.name == name } } + others
    let lines = ordered.enumerated().map { index, column in
      Model.Line(name: column.name, label: column.label, isShown: chosen.contains(column.name), place: index + 1)
    }
    let model = Model(
      action: visit.links.namespace(visit.namespace, "workflow-list", "columns"), back: visit.query["back"] ?? "",
      backHref: list(visit, visit.query["back"]), lines: lines)
    return .page(Page(template: "pages/workflow-columns", title: "Columns", model: model, place: .workflows))
  }

  @Sendable private static func keep(_ visit: Visit) async throws -> Reply {
    let choice = visit.form.has("usual") ? ColumnChoice(names: []) : ColumnChoice(visit.form)
    var headers: HTTPHeaders = ["location": list(visit, visit.form["back"])]
    headers.add("set-cookie", choice.setCookie(path: visit.links.cookiePath))
    return .answer(HTTPAnswer(303, headers: headers))
  }

  /// The list with the query string that was brought along, read and written again: nothing else gets into the address.
  private static func list(_ visit: Visit, _ back: String?) -> String {
    ListAddress(Fields(back ?? "")).href(visit)
  }
}
