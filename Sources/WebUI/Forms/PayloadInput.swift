import Foundation
import JSONText
import SwiftProtobuf
import TemporalAPI

/// Payloads as people enter them: JSON text. A payload that no form can show, and one that a codec server has encoded, is written whole.
enum PayloadInput {
  /// What a payload begins with that is written whole: no JSON does.
  private static let mark = "payload:"

  /// The payload that is written whole; nil where the text is none.
  static func whole(_ text: String) -> Payload? {
    let text = text.trimmed
    guard text.hasPrefix(mark), let payload = try? Payload(jsonString: String(text.dropFirst(mark.count))) else { return nil }
    return payload.metadata["encoding"] == nil ? nil : payload
  }

  /// The text that is read as exactly this payload.
  static func whole(_ payload: Payload) -> String { mark + ((try? payload.jsonString()) ?? "{}") }

  /// A payload as text to edit.
  static func text(_ payload: Payload) -> String {
    let view = PayloadView(payload)
    return view.encoded == nil ? view.text : whole(payload)
  }

  /// The payload of a JSON value. Where the text is what one of `known` looks like, it is that payload, whatever its encoding.
  static func payload(_ text: String, keeping known: [Payload] = []) throws(JSONError) -> Payload {
    let text = text.trimmed
    if let payload = whole(text) { return payload }
    if let kept = known.first(where: { PayloadView($0).text.trimmed == text.replacing("\r\n", with: "\n") }) { return kept }
    _ = try JSON(parsing: Array(text.utf8))
    return payload(Data(text.utf8))
  }

  /// The payloads of an object's members; nil where the text is JSON but no object. A member that a codec server has encoded is a text with its
  /// payload in it.
  static func map(_ text: String, keeping known: [String: Payload] = [:]) throws(JSONError) -> [String: Payload]? {
    guard case .object(let members) = try JSON(parsing: Array(text.utf8)) else { return nil }
    var map: [String: Payload] = [:]
    for member in members {
      let kept = known[member.name].flatMap { PayloadView($0).json == member.value ? $0 : nil }
      let encoded: Payload? = if case .string(let text) = member.value { whole(text) } else { nil }
      map[member.name] = encoded ?? kept ?? payload(Data(member.value.printed()))
    }
    return map
  }

  /// The object whose members these payloads are, as text to edit; empty where there are none.
  static func text(_ map: [String: Payload]) -> String {
    guard !map.isEmpty else { return "" }
    let members = map.sorted { $0.key < $1.key }.map { JSON.Member($0.key, member($0.value)) }
    return String(decoding: JSON.object(members).printed(pretty: true), as: UTF8.self)
  }

  private static func member(_ payload: Payload) -> JSON {
    let view = PayloadView(payload)
    return view.encoded == nil ? view.json : .string(whole(payload))
  }

  /// The payload of a text.
  static func string(_ text: String) -> Payload { payload(Data(JSON.string(text).printed())) }

  /// The payload of bytes that are JSON.
  static func payload(_ data: Data) -> Payload {
    var payload = Payload()
    payload.metadata["encoding"] = Data("json/plain".utf8)
    payload.data = data
    return payload
  }
}
