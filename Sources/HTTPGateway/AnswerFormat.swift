import GRPCServer
import HTTPServer
import JSONText
import SwiftProtobuf
import TemporalAPI

/// How a client wants its answers: indented, with payloads in the long form, or neither.
///
/// Asked for by the query (`?pretty`, `?noPayloadShorthand`) or by the media type (`application/json+pretty+no-payload-shorthand`).
struct AnswerFormat: Sendable {
  private(set) var isPretty = false
  private(set) var isShort = true

  init() {}

  init(accept: String?, query: [(name: String, value: String)]) {
    let suffixes = Set((accept ?? "").split { "+,; ".contains($0) })
    isPretty = suffixes.contains("pretty") || query.contains { $0.name == "pretty" }
    isShort = !(suffixes.contains("no-payload-shorthand") || query.contains { $0.name == "noPayloadShorthand" })
  }

  private var mediaType: String {
    "application/json" + (isPretty ? "+pretty" : "") + (isShort ? "" : "+no-payload-shorthand")
  }

  func success(_ json: [UInt8]) -> HTTPAnswer {
    HTTPAnswer(200, headers: ["content-type": mediaType], body: .bytes(json))
  }

  func failure(_ error: GRPCError) -> HTTPAnswer {
    var status = RPCStatus()
    if let details = error.statusDetails, let full = try? RPCStatus(serializedBytes: details) { status = full }
    status.code = Int32(error.code.rawValue)
    status.message = error.message
    ErrorDetailTypes.register()
    let json =
      (try? status.jsonUTF8Bytes())
      ?? JSON.object([.init("code", .number("\(error.code.rawValue)")), .init("message", .string(error.message))]).printed()
    let printed = isPretty ? (try? JSON(parsing: json).printed(pretty: true)) ?? json : json
    return HTTPAnswer(error.code.httpStatus, headers: ["content-type": mediaType], body: .bytes(printed))
  }
}
