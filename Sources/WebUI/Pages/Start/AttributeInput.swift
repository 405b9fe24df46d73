import JSONText
import TemporalAPI

/// A search attribute's value that a reader typed, on its way to a payload of the attribute's type.
enum AttributeInput {
  /// Nil for a value that the type does not have.
  static func payload(_ text: String, _ type: IndexedValueType) -> Payload? {
    value(text.trimmed, type).map { Payload(json: $0, type: type.word) }
  }

  /// What the form says where a value does not fit.
  static func wanted(_ type: IndexedValueType) -> String {
    switch type {
    case .int: "a whole number"
    case .double: "a number"
    case .bool: "true or false"
    case .datetime: "a time such as 2030-01-31T12:00:00Z"
    case .keywordList: "words with commas between them"
    default: "a text"
    }
  }

  private static func value(_ text: String, _ type: IndexedValueType) -> JSON? {
    switch type {
    case .int: Int64(text).map { .number(String($0)) }
    case .double: Double(text).flatMap { $0.isFinite ? .number(text.first == "." || text.first == "+" ? String($0) : text) : nil }
    case .bool: ["true": JSON.bool(true), "false": .bool(false)][text.lowercased()]
    case .datetime: time(text).map { .string($0) }
    case .keywordList: .array(text.split(separator: ",").map { .string(String($0).trimmed) })
    default: .string(text)
    }
  }

  /// A picker's time is taken for UTC.
  private static func time(_ text: String) -> String? {
    PickedTime.date(text) != nil ? text : PickedTime.query(text)
  }
}
