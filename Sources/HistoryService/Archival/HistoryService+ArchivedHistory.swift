import HistoryRecords
public import Model
import SwiftProtobuf
public import TemporalAPI

extension HistoryService {
  /// A page of the history of a run that is in the archive at `uri`; nil: it is not there. The run must be named.
  ///
  /// Throws DATA_LOSS for a document that cannot be read, UNAVAILABLE when the archive cannot.
  public func archivedHistory(
    _ request: GetWorkflowExecutionHistoryRequest, namespaceID: UniqueID, uri: String
  ) async throws(ServiceError) -> GetWorkflowExecutionHistoryResponse? {
    let token = request.nextPageToken.isEmpty ? nil : try TaskTokens.page(request.nextPageToken)
    let (workflow, named) = try request.execution.names(in: namespaceID)
    guard let runID = token.flatMap({ UniqueID(bytes: $0.runID) }) ?? named else { return nil }
    guard let history: History = try await document(.history(of: runID, namespaceID, in: uri)) else { return nil }
    // The ids must fit together, as those of a run must that is still here.
    guard history.events.first?.workflowExecutionStartedEventAttributes.workflowID == workflow.workflowID else { return nil }
    var response = GetWorkflowExecutionHistoryResponse()
    response.archived = true
    response.history = History()
    if request.historyEventFilterType == .closeEvent {
      response.history.events = history.events.suffix(1)
      return response
    }
    let rest = history.events.drop { $0.eventID < token?.nextEventID ?? 1 }
    response.history.events = page(of: rest, limit: pageSize(request.maximumPageSize))
    if let last = response.history.events.last?.eventID, last != history.events.last?.eventID {
      response.nextPageToken = TaskTokens.page(runID: runID, next: last + 1, end: 0)
    }
    return response
  }

  /// At most so many events, and not more bytes than an answer may have; but one at least.
  private func page(of events: ArraySlice<HistoryEvent>, limit: Int) -> [HistoryEvent] {
    var left = configuration.historyPageBytes
    var page: [HistoryEvent] = []
    for event in events.prefix(limit) {
      left -= (try? event.serializedBytes() as [UInt8])?.count ?? 0
      guard left >= 0 || page.isEmpty else { break }
      page.append(event)
    }
    return page
  }

  /// A document of the archive; nil: there is none.
  func document<Document: Message>(_ place: ArchivePlace) async throws(ServiceError) -> Document? {
    let bytes: [UInt8]?
    do throws(ArchiveFailure) {
      bytes = try await archive?.read(place)
    } catch {
      throw .unavailable("the archive cannot be read: \(error.reason)")
    }
    guard let bytes else { return nil }
    var options = JSONDecodingOptions()
    // What a newer server says beside what is known here takes nothing away from it.
    options.ignoreUnknownFields = true
    do {
      return try Document(jsonUTF8Bytes: bytes, options: options)
    } catch {
      throw ServiceError(.dataLoss, "the archive's document \(place.path.joined(separator: "/")) cannot be read: \(error)")
    }
  }
}
