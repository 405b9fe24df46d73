import FoundationEssentials
import HTTPServer
import SwiftProtobuf

extension ListPages {
  /// The list as a JSON array, as the API has it: a page, or all that match.
  @Sendable func download(_ visit: Visit) async throws -> Reply {
    var address = ListAddress(visit.query, in: source.place)
    let isAll = visit.query.has("all")
    if isAll { address = address.first.with(size: 1000) }
    // The first page is read before anything is sent, so that a refusal is a page with its status.
    let first = try await source.page(address, visit, timeout: ListCursor<Row>.patience)
    let cursor = ListCursor(source, first: first, address: address, isAll: isAll, visit: visit)
    let headers: HTTPHeaders = [
      "content-type": "application/json; charset=utf-8", "content-disposition": "attachment; filename=\"\(source.place.segment).json\"",
      "cache-control": "no-store",
    ]
    return .answer(HTTPAnswer(200, headers: headers, body: .stream(AsyncStream(unfolding: { await cursor.next() }))))
  }
}

/// Hands out one page after the other, each when the one before has been sent.
private actor ListCursor<Row: ListedRow> {
  static var patience: Duration { .seconds(30) }

  private let source: ListSource<Row>
  private var pending: ListAnswer<Row>?
  private let address: ListAddress
  private let isAll: Bool
  private let visit: Visit
  private var sent = 0
  private var isOver = false

  init(_ source: ListSource<Row>, first: ListAnswer<Row>, address: ListAddress, isAll: Bool, visit: Visit) {
    self.source = source
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
    for info in page.rows {
      text += (sent == 0 ? "\n" : ",\n") + ((try? info.jsonString()) ?? "null")
      sent += 1
    }
    pending = nil
    if isAll, !page.next.isEmpty {
      pending = try? await source.page(address.next(page.next), visit, timeout: Self.patience)
      isOver = pending == nil
    }
    return Array(text.utf8)
  }
}
