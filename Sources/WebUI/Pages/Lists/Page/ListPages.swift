import FoundationEssentials

/// The pages of a list: itself, its tools, and what is done with many of its rows.
struct ListPages<Row: ListedRow>: Sendable {
  let source: ListSource<Row>

  var routes: [Route] {
    let place = source.place
    return [
      .page("/namespaces/{namespace}/\(place.segment)", show),
      .page(place.pattern("filter"), filter),
      .page(place.pattern("live"), follow),
      .page(place.pattern("download"), download),
    ] + ColumnPages(source: source).routes + BulkPages(source: source).routes
  }

  @Sendable private func show(_ visit: Visit) async throws -> Reply {
    let place = source.place
    let address = ListAddress(visit.query, in: place)
    let data = try await source.read(address, visit)
    guard data.isOffered else {
      let model = MissingList(title: place.title, words: place.missingWords)
      return .page(Page(template: "pages/list-missing", title: place.title, model: model, place: place.place))
    }
    let page = ListPage(source: source, address: address, data: data, choice: ColumnChoice(visit, place), now: Date(), visit: visit)
    return .page(
      Page(
        template: "pages/list", title: place.title, model: page.model, place: place.place, status: data.refusal == nil ? 200 : 400,
        live: page.live))
  }

  /// What the filter bar sends leads to the list with the query that it means.
  @Sendable private func filter(_ visit: Visit) async throws -> Reply {
    let form = FilterForm(fields: visit.query, types: await AttributeTypes.read(visit, of: source.place), now: Date())
    return .redirect(ListAddress(visit.query, in: source.place).with(query: form.filters.query).href(visit))
  }
}

/// What stands in place of a list that the server does not have.
struct MissingList: Sendable {
  let title: String
  let words: String
}
