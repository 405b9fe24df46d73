import FoundationEssentials
import HTTPServer
import TemporalAPI

/// Makes the list's page of what was asked and what the server said.
struct ListPage {
  let address: ListAddress
  let data: ListData
  let choice: ColumnChoice
  let now: Date
  let visit: Visit

  var model: ListModel {
    let filters = FilterSet(query: address.query)
    let rows = rows(filters)
    return ListModel(
      total: total.map(CountText.text),
      startHref: visit.allows(.startWorkflow) ? visit.links.namespace(visit.namespace, "workflows", "start") : nil,
      views: ListView.system(address, problems: data.problems, now: now, visit: visit), namespace: visit.namespace,
      bar: FilterBar(filters ?? FilterSet(), address: address, attributes: data.attributes, visit: visit),
      rawNotice: filters == nil && data.refusal == nil ? "The filters cannot show this query; it stands as text below." : nil,
      editor: editor,
      notices: notices, chips: chips(filters), clearHref: address.query.isEmpty ? nil : address.with(query: "").href(visit),
      counts: statusCounts(filters),
      columnsHref: visit.links.namespace(visit.namespace, "workflow-list", "columns", query: [("back", queryString(address))]),
      sizes: sizes,
      downloads: downloads, headings: columns.map(heading), rows: rows, hasRows: !rows.isEmpty,
      isEmpty: rows.isEmpty && data.refusal == nil,
      emptyWords: address.query.isEmpty ? "No workflow has run in this namespace yet." : "No workflow matches.", pages: pages,
      newest: address.page == 1 && data.refusal == nil ? newest : nil, bulk: rows.isEmpty ? nil : bulk)
  }

  /// Where the page's stream of events is; nil where the query cannot be followed.
  var live: String? {
    guard data.refusal == nil else { return nil }
    var pairs = address.first.pairs
    if address.page == 1 { pairs.append(("seen", data.fingerprint)) }
    return visit.links.namespace(visit.namespace, "workflow-list", "live", query: pairs)
  }

  private var columns: [Column] { choice.columns(of: Column.all(data.attributes)) }

  /// How many match the query with its statuses.
  private var total: Int? {
    guard let counts = data.counts else { return nil }
    let statuses = FilterSet(query: address.query)?.statuses ?? []
    return counts.filter { statuses.isEmpty || statuses.contains($0.key) }.values.reduce(0, +)
  }

  private func rows(_ filters: FilterSet?) -> [WorkflowRow] {
    let context = RowContext(
      namespace: visit.namespace, links: visit.links, address: address, filters: filters, attributes: data.attributes)
    let columns = columns
    return data.workflows.map { info in
      let cells = columns.map { column in
        var cell = column.cell(info, context)
        cell.style = column.style.rawValue
        return cell
      }
      return WorkflowRow(
        runID: info.execution.runID, key: "\(info.execution.runID) \(info.execution.workflowID)", workflowID: info.execution.workflowID,
        isLive: address.size <= 250, cells: cells)
    }
  }

  private func heading(_ column: Column) -> ColumnHeading {
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
    return WorkflowExecutionStatus.filterable.compactMap { status, name in
      guard let count = counts[name], count > 0 else { return nil }
      let isCurrent = chosen.contains(name)
      let query =
        filters?.with(statuses: isCurrent && chosen.count == 1 ? [] : [name]).query
        ?? QueryText.adding(Filter("ExecutionStatus", .equal, [.text(name)]), to: address.query)
      return StatusCount(
        status: StatusView(status), count: CountText.text(count), href: address.with(query: query).href(visit), isCurrent: isCurrent)
    }
  }

  private var editor: QueryEditor {
    QueryEditor(
      query: address.query, action: visit.links.namespace(visit.namespace, "workflows"), order: address.order?.text,
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
    func href(_ pairs: [(String, String)]) -> String { visit.links.namespace(visit.namespace, "workflow-list", "download", query: pairs) }
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
      range: data.workflows.isEmpty ? "None" : "\(CountText.text(first))–\(CountText.text(first + data.workflows.count - 1))")
  }

  private var newest: String { data.workflows.prefix(ListData.newest).map(\.execution.runID).joined(separator: " ") }

  private var bulk: BulkBar? {
    let operations = BulkOperation.allCases.filter { visit.allows(.batch) && visit.allows($0.action) }
    guard !operations.isEmpty else { return nil }
    return BulkBar(
      action: visit.links.namespace(visit.namespace, "workflow-list", "batch", "confirm"), list: queryString(address),
      operations: operations.map { BulkBar.Operation(value: $0.rawValue, label: $0.label) },
      pageCount: CountText.text(data.workflows.count),
      total: total.map(CountText.text))
  }

  private func queryString(_ address: ListAddress) -> String {
    address.pairs.map { PercentText.encode($0.0) + "=" + PercentText.encode($0.1) }.joined(separator: "&")
  }
}
