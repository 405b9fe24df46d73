import TemporalAPI

/// A column of a list.
struct Column<Row: ListedRow>: Sendable {
  /// What choices of columns call it: the attribute's name.
  let name: String
  let label: String
  /// Whether the server may be asked for an order by it.
  let isOrdered: Bool
  let style: ColumnStyle
  let cell: @Sendable (Row, RowContext) -> Cell

  init(
    _ name: String, _ label: String, _ style: ColumnStyle = .plain, isOrdered: Bool = true,
    cell: @escaping @Sendable (Row, RowContext) -> Cell
  ) {
    self.name = name
    self.label = label
    self.style = style
    self.isOrdered = isOrdered
    self.cell = cell
  }

  /// Those of a namespace's own attributes.
  static func custom(_ attributes: AttributeTypes) -> [Column<Row>] {
    attributes.custom.map { name in
      let isNumber = [.int, .double].contains(attributes.types[name])
      return Column(name, name, isNumber ? .number : .plain, isOrdered: attributes.isOrdered(name)) { .attribute(name, $0, $1) }
    }
  }
}

/// How a column's cells are set.
enum ColumnStyle: String, Sendable {
  case plain = ""
  case identifier = "id"
  case run = "id run"
  case number = "number"
  case short = "short"
}

/// What cells need beside the row.
struct RowContext: Sendable {
  let namespace: String
  let links: Links
  /// The list that is shown.
  let address: ListAddress
  /// Its query as the bar has it; nil where the bar cannot show it.
  let filters: FilterSet?
  let attributes: AttributeTypes

  /// The list narrowed to one value of an attribute.
  func narrowed(_ attribute: String, _ value: Filter.Value) -> String {
    let filter = Filter(attribute, .equal, [value])
    let query = filters.map { $0.adding(filter).query } ?? QueryText.adding(filter, to: address.query)
    return links.namespace(namespace, address.list.segment, query: address.with(query: query).pairs)
  }
}
