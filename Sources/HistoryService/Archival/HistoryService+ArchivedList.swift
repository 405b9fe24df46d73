public import Model
import Persistence
public import TemporalAPI
public import VisibilityQuery

extension HistoryService {
  /// Documents that one page looks at: a filter that selects little gives short pages rather than long waits.
  private static let documentsPerPage = 10_000

  /// A page of the workflows in the archive at `uri` that a condition selects, latest close first, and where the next page begins; nil: there is none.
  ///
  /// Throws DATA_LOSS for a document that cannot be read, UNAVAILABLE when the archive cannot.
  /// - Parameter before: Where the page before said that this one begins.
  public func archivedWorkflows(
    where condition: Condition, of namespaceID: UniqueID, uri: String, before: String?, limit: Int
  ) async throws(ServiceError) -> (page: [WorkflowExecutionInfo], next: String?) {
    let place = ArchivePlace.visibility(of: namespaceID, in: uri)
    let names: [String]
    do throws(ArchiveFailure) {
      names = try await archive?.documents(in: place, before: before, limit: Self.documentsPerPage) ?? []
    } catch {
      throw .unavailable("the archive cannot be read: \(error.reason)")
    }
    let types = catalog.facts(of: namespaceID)?.searchAttributeTypes ?? [:]
    var page: [WorkflowExecutionInfo] = []
    for name in names {
      let document = place.appending(name.split(separator: "/").map(String.init))
      guard let workflow: WorkflowExecutionInfo = try await self.document(document) else { continue }
      let visible = workflow.visible(types)
      if condition.isMet(by: { visible?.values($0) ?? [] }) { page.append(workflow) }
      if page.count == limit { return (page, name == names.last && names.count < Self.documentsPerPage ? nil : name) }
    }
    return (page, names.count < Self.documentsPerPage ? nil : names.last)
  }
}
