import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import Persistence
public import TemporalAPI
import VisibilityQuery

/// What a batch job is about.
enum BatchSelection: Sendable {
  case named([Execution])
  case found(VisibilityScope, ExecutionType)
}

extension HistoryService {
  private static let runID = QueryField(VisibilityAttribute.runID.rawValue, .keyword)
  private static let isOpen = Condition.predicate(
    Predicate(QueryField(VisibilityAttribute.closeTime.rawValue, .datetime), .isPresent, isNegated: true))

  /// Throws INVALID_ARGUMENT when the job's query has no meaning any more.
  func selection(of state: MutableState) throws(ServiceError) -> BatchSelection {
    let request = state.batch.request
    guard !request.visibilityQuery.isEmpty else { return .named(request.namedTargets) }
    let began = WallTime(nanoseconds: state.record.startTime)
    let types = rules(of: state.key.workflow).searchAttributeTypes ?? [:]
    let isAboutActivities = state.record.batchOperation.isAboutActivities
    let schema = isAboutActivities ? QuerySchema.activities(types) : .workflows(types)
    let query: ListQuery
    do throws(QueryError) {
      query = try ListQuery(request.visibilityQuery, schema: schema, now: began)
    } catch {
      throw error.serviceError
    }
    // Runs that begin while the job works are not its targets: a reset would find the runs that it makes.
    let end = UniqueID.v7(at: began + .milliseconds(1), random: (0, 0)).description
    let isOld = Condition.predicate(Predicate(Self.runID, .compare(.less, .text(end))))
    let wanted =
      state.record.batchOperation.needsOpenTargets ? [query.condition.stored, isOld, Self.isOpen] : [query.condition.stored, isOld]
    let division = isAboutActivities ? VisibilityDivision.standaloneActivities : VisibilityDivision.workflows
    let scope = VisibilityScope(
      namespaceID: state.key.workflow.ownerID, division: query.condition.mentions(VisibilityDivision.attribute) ? nil : division,
      condition: .all(wanted))
    return .found(scope, isAboutActivities ? .activity : .workflow)
  }

  /// How many targets there are.
  func count(_ selection: BatchSelection) async throws(ServiceError) -> Int64 {
    switch selection {
    case .named(let targets): Int64(targets.count)
    case .found(let scope, _): try await count(scope, limit: 1).reduce(0) { $0 + $1.count }
    }
  }

  /// The next targets, in the order of their names in the request or of their run ids, which ascend in time.
  func targets(
    _ selection: BatchSelection, after progress: BatchProgressRecord, limit: Int
  ) async throws(ServiceError) -> [Execution] {
    switch selection {
    case .named(let targets): return Array(targets.dropFirst(Int(progress.namedDone)).prefix(limit))
    case .found(var scope, let type):
      if let last = UniqueID(bytes: progress.lastRunID) {
        let isNext = Condition.predicate(Predicate(Self.runID, .compare(.greater, .text(last.description))))
        scope.condition = .all([scope.condition, isNext])
      }
      let runs = try await list(scope, orderBy: [ListQuery.Ordering(Self.runID, isDescending: false)], limit: limit)
      return runs.map { run in
        var target = Execution()
        target.type = type
        target.businessID = run.state.key.workflowID
        target.runID = run.state.key.runID.description
        return target
      }
    }
  }
}

extension BatchOperationType {
  /// Whether nothing can be done to what has ended: then a query is not about it.
  fileprivate var needsOpenTargets: Bool {
    switch self {
    case .deleteWorkflow, .deleteActivity, .resetWorkflow: false
    default: true
    }
  }

  /// Whether its targets are activities that run without a workflow.
  public var isAboutActivities: Bool {
    switch self {
    case .terminateActivity, .cancelActivity, .deleteActivity: true
    default: false
    }
  }
}
