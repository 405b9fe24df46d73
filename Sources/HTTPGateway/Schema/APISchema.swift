import SwiftProtobuf

/// Every message, enumeration and method of a descriptor set, by full name.
struct APISchema: Sendable {
  private(set) var messages: [String: MessageSchema] = [:]
  /// The names of each enumeration's values.
  private(set) var enumerations: [String: [String]] = [:]
  private(set) var methods: [String: MethodSchema] = [:]

  /// What a method takes and gives.
  struct MethodSchema: Sendable {
    var input: String
    var output: String
  }

  /// Throws when the bytes are no `FileDescriptorSet`.
  init(descriptorSet: [UInt8]) throws {
    for file in try Google_Protobuf_FileDescriptorSet(serializedBytes: descriptorSet).file {
      for message in file.messageType { add(message, in: file.package) }
      for enumeration in file.enumType { add(enumeration, in: file.package) }
      for service in file.service {
        for method in service.method {
          methods["/\(file.package).\(service.name)/\(method.name)"] = MethodSchema(
            input: String(method.inputType.dropFirst()), output: String(method.outputType.dropFirst()))
        }
      }
    }
  }

  private mutating func add(_ message: Google_Protobuf_DescriptorProto, in scope: String) {
    let name = "\(scope).\(message.name)"
    messages[name] = MessageSchema(name: name, fields: message.field.compactMap(FieldSchema.init), isMapEntry: message.options.mapEntry)
    for nested in message.nestedType { add(nested, in: name) }
    for enumeration in message.enumType { add(enumeration, in: name) }
  }

  private mutating func add(_ enumeration: Google_Protobuf_EnumDescriptorProto, in scope: String) {
    enumerations["\(scope).\(enumeration.name)"] = enumeration.value.map(\.name)
  }

  /// The fields on a dotted path, e.g. `execution.workflow_id`; nil where the path leaves the message.
  func fields(at path: [String], of message: String) -> [FieldSchema]? {
    var found: [FieldSchema] = []
    var current: MessageSchema? = messages[message]
    for name in path {
      guard let field = current?.field(name) else { return nil }
      found.append(field)
      current = if case .message(let next) = field.kind { messages[next] } else { nil }
    }
    return found
  }

  /// The value's field of the map that `field` is; nil where it is none.
  func mapValue(_ field: FieldSchema) -> FieldSchema? {
    guard field.isRepeated, case .message(let name) = field.kind, let entry = messages[name], entry.isMapEntry else { return nil }
    return entry.field("value")
  }
}

extension FieldSchema {
  fileprivate init?(_ field: Google_Protobuf_FieldDescriptorProto) {
    protoName = field.name
    jsonName = field.jsonName.isEmpty ? field.name : field.jsonName
    isRepeated = field.label == .repeated
    switch field.type {
    case .bool: kind = .bool
    case .string: kind = .string
    case .bytes: kind = .bytes
    case .int32, .sint32, .uint32, .fixed32, .sfixed32: kind = .int32
    case .int64, .sint64, .uint64, .fixed64, .sfixed64: kind = .int64
    case .float: kind = .float
    case .double: kind = .double
    case .enum: kind = .enumeration(String(field.typeName.dropFirst()))
    case .message: kind = .message(String(field.typeName.dropFirst()))
    case .group: return nil
    }
  }
}
