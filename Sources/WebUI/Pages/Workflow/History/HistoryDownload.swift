import FoundationEssentials
import HTTPServer
import TemporalAPI

/// A whole history as a file, sent page by page as it is read.
enum HistoryDownload {
  @Sendable static func download(_ visit: Visit) async throws -> Reply {
    let isReadable = visit.query["as"] == "readable"
    let reader = HistoryReader(visit: visit)
    // The first page is read before the answer begins, so that what is not there gets its page.
    let first = try await reader.page(newestFirst: false, transactions: 1000)
    let pages = HistoryPieces(reader: reader, first: first, isReadable: isReadable)
    let name = visit["workflow"].map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" }
    let headers: HTTPHeaders = [
      "content-type": "application/json",
      "content-disposition": "attachment; filename=\"\(String(name.prefix(100)))\(isReadable ? "-readable" : "")-history.json\"",
    ]
    return .answer(HTTPAnswer(200, headers: headers, body: .stream(AsyncStream(unfolding: { await pages.next() }))))
  }
}

/// The pieces of the file, each made when the reader has taken the one before. Where the server fails on the way the file has no end,
/// so that it is no JSON.
private actor HistoryPieces {
  private let reader: HistoryReader
  private let isReadable: Bool
  private var page: HistoryReader.Page?
  private var isFirst = true

  init(reader: HistoryReader, first: HistoryReader.Page, isReadable: Bool) {
    self.reader = reader
    self.isReadable = isReadable
    page = first
  }

  func next() async -> [UInt8]? {
    guard let current = page else { return nil }
    var piece = Array((isFirst ? "{\"events\":[\n" : ",\n").utf8)
    piece += current.events.map { HistoryJSON.line($0, isReadable: isReadable) }.joined(separator: Array(",\n".utf8))
    isFirst = false
    if current.next.isEmpty {
      page = nil
      return piece + Array("\n]}\n".utf8)
    }
    page = try? await reader.page(newestFirst: false, from: current.next, transactions: 1000)
    return piece
  }
}
