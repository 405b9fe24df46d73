import FoundationEssentials
import GRPCWire
import TemporalAPI
import TemporalServices

/// Doing something with many workflows: first what would happen is shown, then a batch job does it.
enum BulkPages {
  static let routes: [Route] = [
    .action("/namespaces/{namespace}/workflow-list/batch/confirm", .batch, confirm),
    .action("/namespaces/{namespace}/workflow-list/batch", .batch, start),
  ]

  @Sendable private static func confirm(_ visit: Visit) async throws -> Reply {
    let operation = try operation(visit)
    let address = ListAddress(Fields(visit.form["list"] ?? ""))
    var executions = BulkTarget.executions(visit.form.all("run"))
    let scope = BulkTarget.Scope(rawValue: visit.form["scope"] ?? "") ?? .ticked
    if scope == .page { executions = try await ListData.rows(address, visit).workflows.map(\.execution) }
    if scope != .all, executions.isEmpty {
      return .redirect(address.href(visit), Flash("Tick the workflows first, or choose all that match.", isFailure: true))
    }
    let target: BulkTarget =
      scope == .all ? .query(address.query.isEmpty ? operation.everything : address.query) : .executions(executions)
    return .page(try await page(operation, target, address, visit))
  }

  @Sendable private static func start(_ visit: Visit) async throws -> Reply {
    let operation = try operation(visit)
    let executions = BulkTarget.executions(visit.form.all("run"))
    let target: BulkTarget = executions.isEmpty ? .query(visit.form["query"] ?? operation.everything) : .executions(executions)
    do {
      let request = try request(operation, target, visit)
      _ = try await visit.call(WorkflowServiceMethods.startBatchOperation, request)
      return .redirect(
        visit.links.namespace(visit.namespace, "batch-operations", request.jobID), Flash("The batch job is under way."))
    } catch let error as GRPCError {
      return try await again(operation, target, visit, error.message)
    } catch PageFailure.badField(let name, let reason) {
      return try await again(operation, target, visit, "\(name): \(reason)")
    }
  }

  private static func request(_ operation: BulkOperation, _ target: BulkTarget, _ visit: Visit) throws -> StartBatchOperationRequest {
    var request = StartBatchOperationRequest()
    request.namespace = visit.namespace
    request.jobID = visit.form["job"] ?? UUID().uuidString.lowercased()
    guard let reason = visit.form["reason"] else { throw PageFailure.badField("Reason", "say why, for those who look at the job later.") }
    request.reason = reason
    request.operation = try operation.operation(visit.form, identity: UIIdentity.name)
    switch target {
    case .query(let query): request.visibilityQuery = query
    case .executions(let executions): request.executions = executions
    }
    return request
  }

  /// Throws `PageFailure`.
  private static func operation(_ visit: Visit) throws -> BulkOperation {
    guard let operation = BulkOperation(rawValue: visit.form["operation"] ?? "") else {
      throw PageFailure.badField("Operation", "choose what is to be done.")
    }
    guard visit.allows(operation.action) else { throw PageFailure.switchedOff(operation.action) }
    return operation
  }

  /// The form once more, with what was entered and what is wrong with it.
  private static func again(_ operation: BulkOperation, _ target: BulkTarget, _ visit: Visit, _ problem: String) async throws -> Reply {
    let address = ListAddress(Fields(visit.form["list"] ?? ""))
    return .page(try await page(operation, target, address, visit, problem: problem))
  }

  private static func page(
    _ operation: BulkOperation, _ target: BulkTarget, _ address: ListAddress, _ visit: Visit, problem: String? = nil
  ) async throws -> Page {
    var count: Int?
    switch target {
    case .query(let query): count = (await ListData.count(query, visit)).map { Int($0.count) }
    case .executions(let executions): count = executions.count
    }
    let model = BulkModel(operation, target, count: count, address: address, problem: problem, visit: visit)
    return Page(
      template: "pages/workflow-batch", title: model.heading, model: model, place: .workflows, status: problem == nil ? 200 : 400)
  }
}

/// Which workflows something is done with.
enum BulkTarget: Sendable {
  case query(String)
  case executions([WorkflowExecution])

  /// What the bar's menu sends.
  enum Scope: String, Sendable {
    case ticked, page, all
  }

  /// What tick boxes send: a run and its workflow, apart by a space.
  static func executions(_ keys: [String]) -> [WorkflowExecution] {
    keys.compactMap { key in
      let parts = key.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      var execution = WorkflowExecution()
      execution.runID = String(parts[0])
      execution.workflowID = String(parts[1])
      return execution
    }
  }
}
