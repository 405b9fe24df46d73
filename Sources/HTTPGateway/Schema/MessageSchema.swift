/// What the gateway must know of a message to read and write its JSON.
struct MessageSchema: Sendable {
  /// Without a leading dot, e.g. `temporal.api.common.v1.Payload`.
  var name: String
  var fields: [FieldSchema]
  /// Whether it stands for a map's entries.
  var isMapEntry = false

  /// The field by its name in JSON or in the `.proto` file.
  func field(_ name: String) -> FieldSchema? {
    fields.first { $0.jsonName == name || $0.protoName == name }
  }
}

/// One field of a message.
struct FieldSchema: Sendable {
  enum Kind: Sendable, Hashable {
    case bool
    case string
    case bytes
    /// 32-bit integers of each kind; JSON numbers.
    case int32
    /// 64-bit integers of each kind; JSON strings.
    case int64
    case float
    case double
    case enumeration(String)
    case message(String)
  }

  var protoName: String
  var jsonName: String
  var kind: Kind
  var isRepeated: Bool
}
