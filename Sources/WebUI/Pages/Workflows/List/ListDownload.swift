import FoundationEssentials
import HTTPServer
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// Workflows of the list as a JSON array, as the API has them: a page, or all that match.
enum ListDownload {
  @Sendable static func send(_ visit: Visit) async throws -> Reply {
    var address = ListAddress(visit.query)
    let isAll = visit.query.has("all")
    if isAll { address = address.first.with(size: 1000) }
    // The first page is read before anything is sent, so that a refusal is a page with its status.
    let first = try await page(address, visit)
    let cursor = Cursor(first: first, address: address, isAll: isAll, visit: visit)
    let headers: HTTPHeaders = [
      "content-type": "application/json; charset=utf-8", "content-disposition": "attachment; filename=\"workflows.json\"",
      "cache-control": "no-store",
    ]
    return .answer(HTTPAnswer(200, headers: headers, body: .stream(AsyncStream(unfolding: { await cursor.next() }))))
  }

  fileprivate static func page(_ address: ListAddress, _ visit: Visit) async throws -> ListWorkflowExecutionsResponse {
    var request = ListWorkflowExecutionsRequest()
    request.namespace = visit.namespace
    request.pageSize = Int32(address.size)
    request.nextPageToken = address.serverToken
    request.query = QueryText.ordered(address.query, by: address.order)
    return try await visit.call(WorkflowServiceMethods.listWorkflowExecutions, request, timeout: .seconds(30))
  }

  /// Hands out one page after the other, each when the one before has been sent.
  private actor Cursor {
    private var pending: ListWorkflowExecutionsResponse?
    private let address: ListAddress
    private let isAll: Bool
    private let visit: Visit
    private var sent = 0
    private var isOver = false

    init(first: ListWorkflowExecutionsResponse, address: ListAddress, isAll: Bool, visit: Visit) {
      pending = first
      self.address = address
      self.isAll = isAll
      self.visit = visit
    }

    /// A page that fails ends the array without its bracket: nobody shall take a part for the whole.
    func next() async -> [UInt8]? {
      guard !isOver else { return nil }
      guard let page = pending else {
        isOver = true
        return Array("\n]\n".utf8)
      }
      var text = sent == 0 ? "[" : ""
      for info in page.executions {
        text += (sent == 0 ? "\n" : ",\n") + ((try? info.jsonString()) ?? "null")
        sent += 1
      }
      pending = nil
      if isAll, !page.nextPageToken.isEmpty {
        pending = try? await ListDownload.page(address.next(page.nextPageToken), visit)
        isOver = pending == nil
      }
      return Array(text.utf8)
    }
  }
}
