import FoundationEssentials
import GRPCWire
import TemporalAPI
import TemporalServices

/// Doing something with many of a list: first what would happen is shown, then a batch job does it.
struct BulkPages<Row: ListedRow>: Sendable {
  let source: ListSource<Row>

  private var place: ListPlace { source.place }

  /// None where nothing can be done with many.
  var routes: [Route] {
    place.operations.isEmpty
      ? []
      : [
        .action(place.pattern("batch/confirm"), .batch, confirm),
        .action(place.pattern("batch"), .batch, start),
      ]
  }

  @Sendable private func confirm(_ visit: Visit) async throws -> Reply {
    let operation = try operation(visit)
    let address = address(visit)
    var executions = BulkTarget.executions(visit.form.all("run"))
    let scope = BulkTarget.Scope(rawValue: visit.form["scope"] ?? "") ?? .ticked
    if scope == .page { executions = try await source.rows(address, visit).rows.map(\.target) }
    if scope != .all, executions.isEmpty {
      return .redirect(address.href(visit), Flash("Tick the \(place.many) first, or choose all that match.", isFailure: true))
    }
    let target: BulkTarget =
      scope == .all ? .query(address.query.isEmpty ? operation.everything : address.query) : .executions(executions)
    return .page(await page(operation, target, visit))
  }

  @Sendable private func start(_ visit: Visit) async throws -> Reply {
    let operation = try operation(visit)
    let executions = BulkTarget.executions(visit.form.all("run"))
    let target: BulkTarget = executions.isEmpty ? .query(visit.form["query"] ?? operation.everything) : .executions(executions)
    do {
      let request = try place.request(operation, target, visit)
      _ = try await visit.call(WorkflowServiceMethods.startBatchOperation, request)
      return .redirect(
        visit.links.namespace(visit.namespace, "batch-operations", request.jobID), Flash("The batch job is under way."))
    } catch let error as GRPCError {
      return .page(await page(operation, target, visit, problem: error.message))
    } catch PageFailure.badField(let name, let reason) {
      return .page(await page(operation, target, visit, problem: "\(name): \(reason)"))
    }
  }

  /// Throws `PageFailure`.
  private func operation(_ visit: Visit) throws -> BulkOperation {
    guard let operation = BulkOperation(rawValue: visit.form["operation"] ?? ""), place.operations.contains(operation) else {
      throw PageFailure.badField("Operation", "choose what is to be done.")
    }
    guard visit.allows(operation.action) else { throw PageFailure.switchedOff(operation.action) }
    return operation
  }

  /// The list that it began from.
  private func address(_ visit: Visit) -> ListAddress { ListAddress(Fields(visit.form["list"] ?? ""), in: place) }

  /// The form, with what was entered and what is wrong with it where it comes back.
  private func page(_ operation: BulkOperation, _ target: BulkTarget, _ visit: Visit, problem: String? = nil) async -> Page {
    var count: Int?
    switch target {
    case .query(let query): count = await source.count(visit, query)?.total
    case .executions(let executions): count = executions.count
    }
    let model = BulkModel(operation, target, count: count, address: address(visit), problem: problem, visit: visit)
    return Page(
      template: "pages/list-batch", title: model.heading, model: model, place: place.place, status: problem == nil ? 200 : 400)
  }
}

extension ListPlace {
  /// The batch job that does it. Throws `PageFailure.badField` for what cannot be used.
  fileprivate func request(_ operation: BulkOperation, _ target: BulkTarget, _ visit: Visit) throws -> StartBatchOperationRequest {
    var request = StartBatchOperationRequest()
    request.namespace = visit.namespace
    request.jobID = visit.form["job"] ?? UUID().uuidString.lowercased()
    guard let reason = visit.form["reason"] else { throw PageFailure.badField("Reason", "say why, for those who look at the job later.") }
    request.reason = reason
    request.operation =
      type == .workflow
      ? try operation.operation(visit.form, identity: UIIdentity.name)
      : operation.activityOperation(reason: reason, identity: UIIdentity.name)
    switch target {
    case .query(let query): request.visibilityQuery = query
    // Servers of older APIs know workflows in this form alone.
    case .executions(let executions) where type == .workflow: request.executions = executions.map(\.workflowExecution)
    case .executions(let executions): request.targetExecutions = executions.map { $0.typed(type) }
    }
    return request
  }
}

extension Execution {
  fileprivate var workflowExecution: WorkflowExecution {
    var execution = WorkflowExecution()
    (execution.workflowID, execution.runID) = (businessID, runID)
    return execution
  }

  fileprivate func typed(_ type: ExecutionType) -> Execution {
    var execution = self
    execution.type = type
    return execution
  }
}
