import TemporalAPI

/// A list that a query narrows: where it is, what its words are, and what it is narrowed by. What differs between lists is a value of this.
struct ListPlace: Sendable, Hashable {
  /// The last segment of its address.
  let segment: String
  /// The segment that its tools are below.
  let tools: String
  /// What its heading says; one of what it shows, and several.
  let title: String
  let one: String
  let many: String
  /// Where it belongs in the navigation.
  let place: Place
  /// The views that everyone has, and the name under which browsers keep those that a reader has saved.
  let views: [ListViewKind]
  let savedViews: String
  /// A query for what goes wrong, which one of the views counts; nil: there is none.
  var problemsQuery: String? = nil
  /// The attributes that name what is shown and say its type.
  var idAttribute = ""
  var idLabel = ""
  var typeAttribute = ""
  /// The statuses that it can be narrowed to.
  var statuses: [ListStatus] = []
  /// The types of what it is found by, whatever the server says.
  var types: [String: IndexedValueType] = [:]
  /// Whether it is found by other attributes of the server's, too.
  var hasServerTypes = false
  /// The names of the columns that those see who have not chosen, and the cookie that keeps a choice.
  var usualColumns: [String] = []
  var columnsCookie = ""
  /// What a batch job is told that they are, and what it can do with many at once.
  var type = ExecutionType.unspecified
  var operations: [BulkOperation] = []
  /// What the button says that leads to the form that starts one.
  var startLabel = ""
  /// What a query looks like.
  var example = ""
  /// What stands there before there is anything to show, and where the server has no such list.
  var emptyWords = ""
  var missingWords = ""

  /// The list's address.
  func href(_ visit: Visit, query: [(String, String)] = []) -> String { visit.links.namespace(visit.namespace, segment, query: query) }

  /// The page of one of what it shows.
  func href(_ visit: Visit, _ target: Execution) -> String {
    visit.links.namespace(visit.namespace, segment, target.businessID, target.runID)
  }

  /// The pattern of a tool's address.
  func pattern(_ tool: String) -> String { "/namespaces/{namespace}/\(tools)/\(tool)" }

  /// The name of a reader's saved views of this namespace.
  func viewsKey(_ visit: Visit) -> String { "\(savedViews):\(visit.namespace)" }
}

/// A status that a list can be narrowed to, with the word that filters have for it.
struct ListStatus: Sendable, Hashable {
  let view: StatusView
  let filter: String
}
