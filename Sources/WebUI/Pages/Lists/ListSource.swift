import FoundationEssentials
import GRPCWire
import JSONText
import SwiftProtobuf
import TemporalAPI

/// What a list shows a row of: a workflow, or an activity of its own.
protocol ListedRow: Message, Sendable {
  /// What it is called.
  var target: Execution { get }
  /// Its status, which the row is made anew for.
  var statusNumber: Int { get }
  var searchAttributes: SearchAttributes { get }
}

extension Execution {
  init(id: String, run: String) {
    self.init()
    (businessID, runID) = (id, run)
  }
}

/// How the rows of a list are asked for, and what there is to see of each.
struct ListSource<Row: ListedRow>: Sendable {
  let place: ListPlace
  /// Asks for a page. Throws `GRPCError`.
  let list: @Sendable (Visit, ListQuestion) async throws -> ListAnswer<Row>
  /// Counts; nil where the server does not.
  let count: @Sendable (Visit, String) async -> ListCount?
  /// All columns of a namespace.
  let columns: @Sendable (AttributeTypes) -> [Column<Row>]
}

/// What the server is asked for a page of a list.
struct ListQuestion: Sendable {
  let query: String
  let size: Int32
  let token: Data
  let timeout: Duration
}

/// A page of a list.
struct ListAnswer<Row: ListedRow>: Sendable {
  let rows: [Row]
  /// Where the next page begins; empty: there is none.
  let next: Data
}

/// How many fit a query, and by the query's group where it has one.
struct ListCount: Sendable {
  let total: Int
  let groups: [String: Int]

  init(_ total: Int64, _ groups: [(values: [Payload], count: Int64)]) {
    self.total = Int(total)
    let named = groups.compactMap { group in
      group.values.first.flatMap { PayloadView($0).json.text }.map { ($0, Int(group.count)) }
    }
    self.groups = Dictionary(named, uniquingKeysWith: +)
  }
}
