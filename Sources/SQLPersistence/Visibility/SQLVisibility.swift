import Model
import Persistence
import VisibilityQuery

/// Where the tables have what conditions ask for.
enum SQLVisibility {
  /// What `executions` has of an execution's size: written with each transition, which writes that row anyway.
  static let sizeColumns = ["history_length", "history_bytes", "transitions"]

  static let columns = [
    "run_id", "namespace_id", "division", "workflow_id", "workflow_type", "task_queue", "status", "start_time", "execution_time",
    "close_time",
    "parent_workflow_id", "parent_run_id", "root_workflow_id", "root_run_id", "build_ids", "binary_checksums",
  ]

  /// What executions are counted apart by.
  static let countKey = ["namespace_id", "division", "status", "workflow_type"]

  static let attributeColumns = ["run_id", "name", "position", "namespace_id", "type", "text_value", "integer_value", "real_value"]

  /// The close time of what is open.
  static let open = WallTime.distantFuture

  static func printer(_ dialect: SQLDialect, namespaceID: UniqueID) -> QueryPrinter {
    QueryPrinter(dialect.queries) { location(of: $0, namespaceID: namespaceID) }
  }

  private static func location(of field: QueryField, namespaceID: UniqueID) -> FieldLocation {
    guard let attribute = VisibilityAttribute(rawValue: field.name) else {
      return .side(attributeRows(of: field, namespaceID: namespaceID))
    }
    func size(_ column: String) -> FieldLocation { .column("(SELECT e.\(column) FROM executions e WHERE e.run_id = v.run_id)") }
    return switch attribute {
    case .workflowID: .column("v.workflow_id")
    case .runID: .id("v.run_id")
    case .typeName: .column("v.workflow_type")
    case .taskQueue: .column("v.task_queue")
    case .status: .column("v.status")
    case .startTime: .column("v.start_time")
    case .executionTime: .column("v.execution_time")
    case .closeTime: .column("NULLIF(v.close_time, \(open.nanoseconds))")
    case .executionDuration:
      .column(
        "(CASE WHEN v.close_time = \(open.nanoseconds) THEN NULL "
          + "WHEN v.close_time < v.execution_time THEN 0 ELSE v.close_time - v.execution_time END)")
    case .parentWorkflowID: .column("v.parent_workflow_id")
    case .parentRunID: .id("v.parent_run_id")
    case .rootWorkflowID: .column("COALESCE(v.root_workflow_id, v.workflow_id)")
    case .rootRunID: .id("COALESCE(v.root_run_id, v.run_id)")
    case .historyLength: size("history_length")
    case .historyBytes: size("history_bytes")
    case .transitions: size("transitions")
    case .buildIDs: .list("v.build_ids")
    case .binaryChecksums: .list("v.binary_checksums")
    case .division: .column("NULLIF(v.division, '')")
    }
  }

  private static func attributeRows(of field: QueryField, namespaceID: UniqueID) -> SideTable {
    let column =
      switch field.kind {
      case .keyword, .keywordList, .text: "text_value"
      case .int, .bool, .datetime, .status, .duration: "integer_value"
      case .double: "real_value"
      }
    return SideTable(
      table: "search_attributes", owner: "run_id", rowKey: "v.run_id",
      scope: SQLFragment(
        "s.namespace_id = ? AND s.name = ? AND s.type = ?", [.id(namespaceID), .text(field.name), .integer(Int64(field.kind.storedType))]),
      value: column)
  }
}

extension SQLDialect {
  /// Whose SQL conditions are written in.
  var queries: QueryPrinter.Dialect { numbersPlaceholders ? .postgreSQL : .sqlite }
}

extension SQLValue {
  init(_ binding: SQLFragment.Binding) {
    switch binding {
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    case .id(let id): self = .id(id)
    }
  }

  init(_ text: String?) { self = text.map { .text($0) } ?? .null }

  init(_ id: UniqueID?) { self = id.map { .id($0) } ?? .null }
}

extension ExecutionSize {
  var values: [SQLValue] { [.integer(historyLength), .integer(historyBytes), .integer(transitions)] }
}
