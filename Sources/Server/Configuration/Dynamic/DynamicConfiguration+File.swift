import Foundation
import Yams

extension DynamicConfiguration {
  /// Reads a file of the original's format: under each key a list of values, each with the constraints under which it holds.
  ///
  ///     frontend.namespaceRPS:
  ///       - value: 100
  ///         constraints:
  ///           namespace: payments
  ///       - value: 2400
  ///
  /// Throws with the path, the key and what is wrong.
  public init(file path: String) throws(ConfigurationError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConfigurationError("the dynamic configuration \(path) cannot be read")
    }
    do throws(ConfigurationError) {
      self = try DynamicConfiguration(yaml: String(decoding: data, as: UTF8.self))
    } catch {
      throw ConfigurationError("the dynamic configuration \(path) cannot be used: \(error.description)")
    }
  }

  /// The same for the file's text.
  init(yaml: String) throws(ConfigurationError) {
    self.init()
    let document: Any?
    do {
      document = try Yams.load(yaml: yaml)
    } catch {
      throw ConfigurationError("\(error)".split(separator: "\n").joined(separator: " "))
    }
    guard let document else { return }
    guard let keys = document as? [String: Any] else { throw ConfigurationError("a mapping from keys to lists of values is expected") }
    for (key, entries) in keys.sorted(by: { $0.key < $1.key }) {
      guard let entries = entries as? [Any] else { throw ConfigurationError("\(key): a list of values with constraints is expected") }
      for entry in entries { settings.append(try Self.setting(key, entry)) }
    }
  }

  private static func setting(_ key: String, _ entry: Any) throws(ConfigurationError) -> Setting {
    guard let fields = entry as? [String: Any], let value = fields["value"].flatMap({ JSONValue(yaml: $0) }) else {
      throw ConfigurationError("\(key): an entry with a value is expected")
    }
    for field in fields.keys where field != "value" && field != "constraints" {
      throw ConfigurationError("\(key): \(field) is neither value nor constraints")
    }
    var setting = Setting(key: key, value: value)
    guard let constraints = fields["constraints"], !(constraints is NSNull) else { return setting }
    guard let constraints = constraints as? [String: Any] else { throw ConfigurationError("\(key): constraints are a mapping") }
    for (name, value) in constraints.sorted(by: { $0.key < $1.key }) { try setting.constraints.add(name, value, of: key) }
    return setting
  }
}

extension SettingConstraints {
  fileprivate mutating func add(_ name: String, _ value: Any, of key: String) throws(ConfigurationError) {
    switch name.lowercased() {
    case "namespace": namespace = try text(value, name, key)
    case "taskqueuename": taskQueue = try text(value, name, key)
    case "tasktype":
      let types = ["Workflow", "Activity", "Nexus"]
      let number = value as? Int ?? 0
      guard let type = types.first(where: { $0 == value as? String }) ?? (types.indices.contains(number - 1) ? types[number - 1] : nil)
      else {
        throw ConfigurationError("\(key): taskType is Workflow, Activity or Nexus")
      }
      taskType = type
    case "namespaceid", "shardid", "historytasktype", "destination": others.append(name)
    default: throw ConfigurationError("\(key): the constraint \(name) is not known")
    }
  }

  private func text(_ value: Any, _ name: String, _ key: String) throws(ConfigurationError) -> String {
    guard let text = value as? String else { throw ConfigurationError("\(key): the constraint \(name) is a text") }
    return text
  }
}

extension JSONValue {
  /// What YAML says; nil for what JSON has no word for.
  init?(yaml value: Any) {
    switch value {
    case is NSNull: self = .null
    case let value as Bool: self = .bool(value)
    case let value as Int: self = .int(Int64(value))
    case let value as Double: self = .double(value)
    case let value as String: self = .string(value)
    case let values as [Any]:
      let found = values.compactMap { JSONValue(yaml: $0) }
      guard found.count == values.count else { return nil }
      self = .array(found)
    case let values as [String: Any]:
      let found = values.compactMapValues { JSONValue(yaml: $0) }
      guard found.count == values.count else { return nil }
      self = .object(found)
    default: return nil
    }
  }
}
