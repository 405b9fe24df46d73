import FoundationEssentials
import TemporalAPI

/// Makes the list's page of what was asked and what the server said.
struct ListPage<Row: ListedRow> {
  let source: ListSource<Row>
  let address: ListAddress
  let data: ListData<Row>
  let choice: ColumnChoice
  let now: Date
  let visit: Visit

  private var list: ListPlace { source.place }

  var model: ListModel {
    let filters = FilterSet(query: address.query)
    let rows = rows(filters)
    return ListModel(
      title: list.title, total: total.map(CountText.text),
      startHref: visit.allows(.startWorkflow) ? visit.links.namespace(visit.namespace, list.segment, "start") : nil,
      startLabel: list.startLabel,
      views: ListView.all(address, problems: data.problems, now: now, visit: visit), viewsKey: list.viewsKey(visit),
      bar: FilterBar(filters ?? FilterSet(), address: address, attributes: data.attributes, visit: visit),
      rawNotice: filters == nil && data.refusal == nil ? "The filters cannot show this query; it stands as text below." : nil,
      editor: editor,
      notices: notices, chips: chips(filters), clearHref: address.query.isEmpty ? nil : address.with(query: "").href(visit),
      counts: statusCounts(filters),
      columnsHref: address.tool(visit, "columns", query: [("back", address.queryString)]),
      sizes: sizes,
      downloads: downloads, headings: columns.map(heading), rows: rows, hasRows: !rows.isEmpty,
      isEmpty: rows.isEmpty && data.refusal == nil,
      emptyWords: address.query.isEmpty ? list.emptyWords : "No \(list.one) matches.", pages: pages,
      newest: address.page == 1 && data.refusal == nil ? newest : nil, bulk: rows.isEmpty ? nil : bulk)
  }

  /// Where the page's stream of events is; nil where the query cannot be followed.
  var live: String? {
    guard data.refusal == nil else { return nil }
    var pairs = address.first.pairs
    if address.page == 1 { pairs.append(("seen", data.fingerprint)) }
    return address.tool(visit, "live", query: pairs)
  }

  private var columns: [Column<Row>] { choice.columns(of: source.columns(data.attributes)) }

  /// How many match the query with its statuses.
  private var total: Int? {
    guard let counts = data.counts else { return nil }
    let statuses = FilterSet(query: address.query)?.statuses ?? []
    return counts.filter { statuses.isEmpty || statuses.contains($0.key) }.values.reduce(0, +)
  }

  private func rows(_ filters: FilterSet?) -> [RowView] {
    let context = RowContext(
      namespace: visit.namespace, links: visit.links, address: address, filters: filters, attributes: data.attributes)
    let columns = columns
    return data.rows.map { info in
      let cells = columns.map { column in
        var cell = column.cell(info, context)
        cell.style = column.style.rawValue
        return cell
      }
      let target = info.target
      return RowView(
        runID: target.runID, key: BulkTarget.key(target), id: target.businessID, isLive: address.size <= 250, cells: cells)
    }
  }

  private func heading(_ column: Column<Row>) -> ColumnHeading {
    let isCurrent = address.order?.attribute == column.name && !data.isOrderRefused
    // Downwards first, then upwards, then as the server has it.
    let next: ListOrder? =
      !isCurrent
      ? ListOrder(column.name, isDescending: true) : address.order?.isDescending == true ? ListOrder(column.name, isDescending: false) : nil
    let isOrdered = column.isOrdered && !QueryText.hasClauses(address.query)
    return ColumnHeading(
      label: column.label, style: column.style.rawValue, orderHref: isOrdered ? address.with(order: next).href(visit) : nil,
      sort: isCurrent ? (address.order?.isDescending == true ? "descending" : "ascending") : nil)
  }

  private func chips(_ filters: FilterSet?) -> [Chip] {
    guard let filters else { return [] }
    return filters.filters.indices.map { index in
      var others = filters
      let filter = others.filters.remove(at: index)
      return Chip(words: filter.words, withoutHref: address.with(query: others.query).href(visit))
    }
  }

  private func statusCounts(_ filters: FilterSet?) -> [StatusCount] {
    guard let counts = data.counts else { return [] }
    let chosen = filters?.statuses ?? []
    return list.statuses.compactMap { status in
      let name = status.filter
      guard let count = counts[name], count > 0 else { return nil }
      let isCurrent = chosen.contains(name)
      let query =
        filters?.with(statuses: isCurrent && chosen.count == 1 ? [] : [name]).query
        ?? QueryText.adding(Filter("ExecutionStatus", .equal, [.text(name)]), to: address.query)
      return StatusCount(
        status: status.view, count: CountText.text(count), href: address.with(query: query).href(visit), isCurrent: isCurrent)
    }
  }

  private var editor: QueryEditor {
    QueryEditor(
      query: address.query, example: list.example, action: list.href(visit), order: address.order?.text,
      size: address.size == 100 ? nil : String(address.size), refusal: data.refusal,
      mark: data.refusal.flatMap { QueryMark($0, in: address.query) },
      attributes: data.attributes.types.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value.word)" }.joined(separator: " "))
  }

  private var notices: [String] {
    data.isOrderRefused ? ["This server does not put lists in an order of one's own: the newest come first."] : []
  }

  private var sizes: [ListModel.Choice] {
    ListAddress.sizes.map { size in
      ListModel.Choice(label: CountText.text(size), href: address.with(size: size).href(visit), isCurrent: size == address.size)
    }
  }

  private var downloads: [ListModel.Choice] {
    func href(_ pairs: [(String, String)]) -> String { address.tool(visit, "download", query: pairs) }
    return [
      ListModel.Choice(label: "This page as JSON", href: href(address.pairs), isCurrent: false),
      ListModel.Choice(label: "All that match, as JSON", href: href(address.first.pairs + [("all", "1")]), isCurrent: false),
    ]
  }

  private var pages: PageLinks {
    let first = (address.page - 1) * address.size + 1
    return PageLinks(
      first: address.page > 2 ? address.first.href(visit) : nil, previous: address.previous?.href(visit),
      next: data.nextToken.isEmpty ? nil : address.next(data.nextToken).href(visit),
      range: data.rows.isEmpty ? "None" : "\(CountText.text(first))–\(CountText.text(first + data.rows.count - 1))")
  }

  private var newest: String { data.rows.prefix(newestRows).map(\.target.runID).joined(separator: " ") }

  private var bulk: BulkBar? {
    let operations = list.operations.filter { visit.allows(.batch) && visit.allows($0.action) }
    guard !operations.isEmpty else { return nil }
    return BulkBar(
      action: address.tool(visit, "batch") + "/confirm", list: address.queryString,
      operations: operations.map { BulkBar.Operation(value: $0.rawValue, label: $0.label) },
      pageCount: CountText.text(data.rows.count),
      total: total.map(CountText.text))
  }
}
