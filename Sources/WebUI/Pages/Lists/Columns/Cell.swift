import JSONText
import TemporalAPI

/// A cell of the list. Just one of its kinds is set; one that is empty has none.
struct Cell: Sendable {
  var style = ""
  var status: StatusView?
  var time: TimeView?
  /// A text that leads somewhere.
  var link: Link?
  var text: String?

  /// A text, and the page behind it.
  struct Link: Sendable {
    let text: String
    let href: String
    /// Whether it is this list, narrowed to this value.
    let isNarrowing: Bool
  }

  static let empty = Cell()

  static func time(_ time: TimeView?) -> Cell { Cell(time: time) }
  static func count(_ number: Int64) -> Cell { Cell(text: number == 0 ? nil : CountText.text(Int(number))) }

  static func text(_ text: String?) -> Cell { Cell(text: text == "" ? nil : text) }

  static func link(_ text: String, _ href: String) -> Cell {
    text.isEmpty ? .empty : Cell(link: Link(text: text, href: href, isNarrowing: false))
  }

  /// A value that narrows the list to itself.
  static func narrowing(_ attribute: String, _ text: String, _ context: RowContext) -> Cell {
    guard !text.isEmpty else { return .empty }
    return Cell(link: Link(text: text, href: context.narrowed(attribute, .text(text)), isNarrowing: true))
  }

  /// A status, which narrows the list to itself.
  static func status(_ view: StatusView, _ context: RowContext) -> Cell {
    let filter = context.address.list.statuses.first { $0.view == view }?.filter
    let link = filter.map { Link(text: $0, href: context.narrowed("ExecutionStatus", .text($0)), isNarrowing: true) }
    return Cell(status: view, link: link)
  }

  /// A search attribute of what the row shows.
  static func attribute(_ name: String, _ info: some ListedRow, _ context: RowContext) -> Cell {
    guard let payload = info.searchAttributes.indexedFields[name] else { return .empty }
    switch (PayloadView(payload).json, context.attributes.types[name]) {
    case (.null, _): return .empty
    case (.string(let text), .datetime):
      return PickedTime.date(text).map { .time(TimeView($0)) } ?? .text(text)
    case (.string(let text), .keyword): return .narrowing(name, text, context)
    case (.string(let text), _): return .text(text)
    case (.number(let number), _): return Cell(link: Link(text: number, href: context.narrowed(name, .bare(number)), isNarrowing: true))
    case (.bool(let truth), _):
      return Cell(link: Link(text: String(truth), href: context.narrowed(name, .bare(String(truth))), isNarrowing: true))
    case (.array(let values), _): return .text(values.map(\.line).joined(separator: ", "))
    case (let other, _): return .text(other.line)
    }
  }
}

extension JSON {
  /// In one line; a string without its quotes.
  fileprivate var line: String { text ?? String(decoding: printed(), as: UTF8.self) }
}

/// Numbers with their thousands apart: `12,345`.
enum CountText {
  static func text(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
