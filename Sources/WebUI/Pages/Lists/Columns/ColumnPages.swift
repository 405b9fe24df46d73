import HTTPServer

/// Choosing the columns of a list.
struct ColumnPages<Row: ListedRow>: Sendable {
  let source: ListSource<Row>

  var routes: [Route] { [.page(source.place.pattern("columns"), show), .form(source.place.pattern("columns"), keep)] }

  @Sendable private func show(_ visit: Visit) async throws -> Reply {
    let all = source.columns(await AttributeTypes.read(visit, of: source.place))
    let chosen = ColumnChoice(visit, source.place).columns(of: all).map(\.name)
    let others = all.filter { !chosen.contains($0.name) }
    let ordered = chosen.compactMap { name in all.first { $0.name == name } } + others
    let lines = ordered.enumerated().map { index, column in
      ColumnModel.Line(name: column.name, label: column.label, isShown: chosen.contains(column.name), place: index + 1)
    }
    let model = ColumnModel(
      action: visit.links.namespace(visit.namespace, source.place.tools, "columns"), back: visit.query["back"] ?? "",
      backHref: list(visit, visit.query["back"]), lines: lines)
    return .page(Page(template: "pages/list-columns", title: "Columns", model: model, place: source.place.place))
  }

  @Sendable private func keep(_ visit: Visit) async throws -> Reply {
    let choice = visit.form.has("usual") ? ColumnChoice(names: [], source.place) : ColumnChoice(visit.form, source.place)
    var headers: HTTPHeaders = ["location": list(visit, visit.form["back"])]
    headers.add("set-cookie", choice.setCookie(path: visit.links.cookiePath))
    return .answer(HTTPAnswer(303, headers: headers))
  }

  /// The list with the query string that was brought along, read and written again: nothing else gets into the address.
  private func list(_ visit: Visit, _ back: String?) -> String {
    ListAddress(Fields(back ?? ""), in: source.place).href(visit)
  }
}

/// What the template of the choice shows.
struct ColumnModel: Sendable {
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
