import JSONText

/// A field's value as a URL has it.
enum QueryValue {
  /// The value as protobuf's JSON; throws when the text is no value of the field.
  static func json(_ text: String, for field: FieldSchema, schema: APISchema) throws(RequestFailure) -> JSON {
    switch field.kind {
    case .string, .message: return .string(text)
    case .bool:
      switch text {
      case "1", "t", "T", "true", "TRUE", "True", "": return .bool(true)
      case "0", "f", "F", "false", "FALSE", "False": return .bool(false)
      default: throw failure(text, field, "true or false")
      }
    case .bytes:
      guard Base64Text.decode(text) != nil else { throw failure(text, field, "base64") }
      return .string(text)
    case .int32:
      guard Int32(text) != nil || UInt32(text) != nil else { throw failure(text, field, "a 32-bit integer") }
      return .string(text)
    case .int64:
      guard Int64(text) != nil || UInt64(text) != nil else { throw failure(text, field, "a 64-bit integer") }
      return .string(text)
    case .float, .double:
      guard Double(text) != nil else { throw failure(text, field, "a number") }
      return .string(text)
    case .enumeration(let name):
      if Int32(text) != nil { return .number(text) }
      guard schema.enumerations[name]?.contains(text) == true else { throw failure(text, field, "a value of \(name)") }
      return .string(text)
    }
  }

  private static func failure(_ text: String, _ field: FieldSchema, _ expected: String) -> RequestFailure {
    RequestFailure("parsing field \"\(field.protoName)\": \"\(text)\" is not \(expected)")
  }
}
