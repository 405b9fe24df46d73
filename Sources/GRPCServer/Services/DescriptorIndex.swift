import SwiftProtobuf

/// Finds a file by its name or by what it defines.
struct DescriptorIndex {
  /// A file of a descriptor set, as it is sent.
  struct File {
    var bytes: [UInt8]
    var dependencies: [String]
  }

  private(set) var files: [String: File] = [:]
  private var fileOfSymbol: [String: String] = [:]
  private var fileOfExtension: [String: [Int32: String]] = [:]

  /// Throws if `descriptorSet` is no serialized FileDescriptorSet.
  init(descriptorSets: [[UInt8]]) throws {
    for bytes in descriptorSets {
      for file in try Google_Protobuf_FileDescriptorSet(serializedBytes: bytes).file { try add(file) }
    }
  }

  /// The file that defines a message, enum, field, service or method; a leading dot does not matter.
  func file(definingSymbol symbol: String) -> String? { fileOfSymbol[Self.withoutDot(symbol)] }

  /// The file that extends a message under a field number.
  func file(extending message: String, number: Int32) -> String? { fileOfExtension[Self.withoutDot(message)]?[number] }

  /// The numbers under which a message is extended; nil if there is no such message.
  func extensionNumbers(of message: String) -> [Int32]? {
    let name = Self.withoutDot(message)
    return fileOfExtension[name]?.keys.sorted() ?? (fileOfSymbol[name] == nil ? nil : [])
  }

  /// The file and what it imports, imports first asked for last, without those in `sent`, which grows.
  func closure(of file: String, sent: inout Set<String>) -> [[UInt8]] {
    var open = [file]
    var result: [[UInt8]] = []
    while let name = open.popLast() {
      guard let file = files[name], sent.insert(name).inserted else { continue }
      result.append(file.bytes)
      open += file.dependencies
    }
    return result
  }

  private mutating func add(_ file: Google_Protobuf_FileDescriptorProto) throws {
    guard files[file.name] == nil else { return }
    files[file.name] = File(bytes: try file.serializedBytes(), dependencies: file.dependency)
    let package = file.package.isEmpty ? "" : file.package + "."
    for message in file.messageType { add(message, in: package, file.name) }
    for enumeration in file.enumType { add(enumeration, in: package, file.name) }
    for field in file.extension { add(extension: field, in: package, file.name) }
    for service in file.service {
      fileOfSymbol[package + service.name] = file.name
      for method in service.method { fileOfSymbol[package + service.name + "." + method.name] = file.name }
    }
  }

  private mutating func add(_ message: Google_Protobuf_DescriptorProto, in scope: String, _ file: String) {
    let name = scope + message.name
    fileOfSymbol[name] = file
    for field in message.field + message.extension { fileOfSymbol[name + "." + field.name] = file }
    for field in message.extension { add(extension: field, in: name + ".", file) }
    for oneof in message.oneofDecl { fileOfSymbol[name + "." + oneof.name] = file }
    for nested in message.nestedType { add(nested, in: name + ".", file) }
    for enumeration in message.enumType { add(enumeration, in: name + ".", file) }
  }

  /// An enum's values are its siblings, not its children.
  private mutating func add(_ enumeration: Google_Protobuf_EnumDescriptorProto, in scope: String, _ file: String) {
    fileOfSymbol[scope + enumeration.name] = file
    for value in enumeration.value { fileOfSymbol[scope + value.name] = file }
  }

  private mutating func add(extension field: Google_Protobuf_FieldDescriptorProto, in scope: String, _ file: String) {
    fileOfSymbol[scope + field.name] = file
    fileOfExtension[Self.withoutDot(field.extendee), default: [:]][field.number] = file
  }

  private static func withoutDot(_ name: String) -> String { name.hasPrefix(".") ? String(name.dropFirst()) : name }
}
