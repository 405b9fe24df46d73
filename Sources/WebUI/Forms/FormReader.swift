import JSONText
import SwiftProtobuf
import TemporalAPI

/// Reads a form's fields and keeps what is wrong with them, so that all of it can be said at once.
struct FormReader {
  let fields: Fields
  private(set) var errors: FormErrors = [:]

  init(_ fields: Fields) {
    self.fields = fields
  }

  /// What was entered, or nothing.
  func text(_ name: String) -> String { fields[name] ?? "" }

  mutating func required(_ name: String) -> String {
    guard let text = fields[name] else {
      errors[name] = "This is needed."
      return ""
    }
    return text
  }

  /// Nil where nothing was entered.
  mutating func duration(_ name: String) -> Google_Protobuf_Duration? {
    guard let text = fields[name] else { return nil }
    guard let duration = DurationInput.duration(text) else {
      errors[name] = "Not a length of time. Write it like 30s, 5m, 1h30m or 2d."
      return nil
    }
    return duration
  }

  /// Nil where nothing was entered.
  mutating func time(_ name: String) -> Google_Protobuf_Timestamp? {
    guard let text = fields[name] else { return nil }
    guard let time = TimeInput.timestamp(text) else {
      errors[name] = "Not a time. Write it like 2026-01-31T09:00, in UTC."
      return nil
    }
    return time
  }

  /// Nil where nothing was entered.
  mutating func number<Value: LosslessStringConvertible & Comparable>(_ name: String, atLeast least: Value) -> Value? {
    guard let text = fields[name] else { return nil }
    guard let number = Value(text), number >= least else {
      errors[name] = "Not a number from \(least) up."
      return nil
    }
    return number
  }

  /// The payloads of all fields of that name; what is the text of one that was there before stays that one.
  mutating func payloads(_ name: String, keeping known: [Payload] = []) -> Payloads {
    var payloads = Payloads()
    for (index, text) in fields.all(name).enumerated() where !text.trimmed.isEmpty {
      do {
        payloads.payloads.append(try PayloadInput.payload(text, keeping: known))
      } catch {
        errors[name] = "Argument \(index + 1) is no JSON at line \(error.line), column \(error.column): \(error.message)."
      }
    }
    return payloads
  }

  /// The members of a JSON object as payloads.
  mutating func payloadMap(_ name: String, keeping known: [String: Payload]) -> [String: Payload] {
    guard let text = fields[name] else { return [:] }
    do {
      guard let map = try PayloadInput.map(text, keeping: known) else {
        errors[name] = "Not a JSON object. Write it like {\"name\": \"value\"}."
        return [:]
      }
      return map
    } catch {
      errors[name] = "\(error.message) (line \(error.line), column \(error.column))"
      return [:]
    }
  }

  /// Throws what is wrong, where something is.
  func check() throws(FormFailure) {
    guard errors.isEmpty else { throw FormFailure(errors) }
  }

  mutating func reject(_ name: String, _ sentence: String) { errors[name] = sentence }
}
