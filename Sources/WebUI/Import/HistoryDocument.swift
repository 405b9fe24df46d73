import JSONText
import SwiftProtobuf
import TemporalAPI

/// A history that was saved as JSON, by an SDK, a command line or a web UI.
enum HistoryDocument {
  /// Why a text is no history.
  struct Fault: Error, Hashable {
    let sentence: String
  }

  /// The events of the text: `{"events": [...]}`, a whole answer of the API around it, or the list alone. Constants may be written as in
  /// protobuf's JSON or as older tools wrote them (`WorkflowExecutionStarted`); what this API does not know is passed over.
  static func read(_ text: [UInt8]) throws(Fault) -> [HistoryEvent] {
    let json: JSON
    do { json = try JSON(parsing: text) } catch {
      throw Fault(sentence: "This is no JSON: \(error.message) (line \(error.line), column \(error.column)).")
    }
    guard let list = list(json) else {
      throw Fault(sentence: "There are no events in it: a history is an object with a list called “events”.")
    }
    var options = JSONDecodingOptions()
    options.ignoreUnknownFields = true
    let normal = JSON.object([JSON.Member("events", .array(list.map(HistoryConstants.normal)))])
    let history: History
    do { history = try History(jsonUTF8Bytes: normal.printed(), options: options) } catch {
      throw Fault(sentence: "These are no events of a history: \(error).")
    }
    guard history.events.contains(where: { $0.attributes != nil }) else { throw Fault(sentence: "The history has no events.") }
    return history.events
  }

  private static func list(_ json: JSON) -> [JSON]? {
    if case .array(let events) = json { return events }
    if case .array(let events)? = json["events"] { return events }
    return json["history"].flatMap(list)
  }
}
