import SwiftProtobuf

/// Says in words why JSON is no request.
enum RequestJSONError {
  static func sentence(_ error: any Error) -> String {
    switch error as? JSONDecodingError {
    case .unknownField(let name): "unknown field \"\(name)\""
    case .unrecognizedEnumValue: "invalid value for enum type"
    case .malformedDuration: "invalid google.protobuf.Duration value"
    case .malformedTimestamp: "invalid google.protobuf.Timestamp value"
    case .malformedNumber, .numberRange: "invalid value for a number"
    case .malformedBool: "invalid value for a bool"
    case .malformedString, .unquotedMapKey, .invalidUTF8: "invalid value for a string"
    case .conflictingOneOf: "more than one field of a oneof is set"
    case .illegalNull: "null is no value here"
    default: "the JSON does not fit the request: \(error)"
    }
  }
}
