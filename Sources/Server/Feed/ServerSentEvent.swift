import Foundation
import Frontend
import HTTPGateway
import HistoryEngine
import HistoryRecords
import HistoryService
import SwiftProtobuf

/// One event as browsers' `EventSource` reads it.
struct ServerSentEvent: Sendable {
  var name: String
  /// The cursor behind it; nil leaves the client's as it is.
  var id: String?
  /// JSON on one line.
  var data: [UInt8]

  /// How a stream begins: a client whose connection breaks comes again after a second.
  static let beginning = Array("retry: 1000\n".utf8)

  /// Tells the client a cursor without an event.
  static func place(_ cursor: String) -> [UInt8] { Array("id: \(cursor)\n\n".utf8) }

  var bytes: [UInt8] {
    Array("event: \(name)\n".utf8) + (id.map { Array("id: \($0)\n".utf8) } ?? []) + Array("data: ".utf8) + data + Array("\n\n".utf8)
  }
}

extension ServerSentEvent {
  init(_ event: FeedEvent, cursor: String, gateway: HTTPGateway) {
    let record = event.record
    let workflow = (try? gateway.shortened(record.workflow)) ?? Array("{}".utf8)
    let fields: [(String, [UInt8])] = [
      ("type", Self.json(record.kind.name)), ("cursor", Self.json(cursor)), ("time", Self.time(event)),
      ("changedSearchAttributes", Self.json(record.changedSearchAttributes)), ("workflow", workflow),
    ]
    self.init(name: record.kind.name, id: cursor, data: Self.object(fields))
  }

  init(_ failure: FeedFollower.Failure) {
    var fields = [("code", Self.json(failure.code)), ("message", Self.json(failure.message))]
    if let cursor = failure.oldestCursor { fields.append(("oldestCursor", Self.json(cursor))) }
    self.init(name: "feedFailure", data: Self.object(fields))
  }

  private static func object(_ fields: [(String, [UInt8])]) -> [UInt8] {
    let members = fields.map { name, value in Array("\"\(name)\":".utf8) + value }
    return Array("{".utf8) + members.joined(separator: Array(",".utf8)) + Array("}".utf8)
  }

  private static func json(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // Texts, numbers and lists of them can always be encoded.
    return (try? encoder.encode(value)).map { Array($0) } ?? Array("null".utf8)
  }

  private static func time(_ event: FeedEvent) -> [UInt8] {
    (try? event.time.timestamp.jsonString()).map { Array($0.utf8) } ?? Array("null".utf8)
  }
}

extension FeedEventKind {
  /// What clients are told it is.
  fileprivate var name: String {
    switch self {
    case .started: "workflowStarted"
    case .closed: "workflowClosed"
    case .searchAttributesChanged: "searchAttributesChanged"
    case .unspecified, .UNRECOGNIZED: "unknown"
    }
  }
}
