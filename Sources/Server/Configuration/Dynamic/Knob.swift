import Frontend
import HistoryEngine
import Model

/// A setting of the original that has an effect here.
public struct Knob: Sendable {
  /// Where a setting may differ.
  public enum Scope: String, Sendable {
    case server, namespace
    case taskQueue = "task queue"
  }

  /// The original's name.
  public let key: String
  /// What values look like: a number, a duration.
  public let type: String
  public let scope: Scope
  /// What it does, in a few words.
  public let effect: String
  let expectation: String
  let show: @Sendable (ServerSettings) -> String
  let set: @Sendable (JSONValue, inout ServerSettings) -> Bool

  /// Its value where nothing is set.
  public var standard: String { show(ServerSettings(rules: .standard)) }

  func matches(_ other: String) -> Bool { key.lowercased() == other.lowercased() }

  /// A whole number that is not negative.
  static func count<Number: FixedWidthInteger & SendableMetatype>(
    _ key: String, _ path: any WritableKeyPath<ServerSettings, Number> & Sendable, scope: Scope = .namespace, _ effect: String
  ) -> Knob {
    Knob(key: key, type: "int", scope: scope, effect: effect, expectation: "a whole number of 0 or more") {
      "\($0[keyPath: path])"
    } set: { value, settings in
      guard case .int(let number) = value, number >= 0, let fitting = Number(exactly: number) else { return false }
      settings[keyPath: path] = fitting
      return true
    }
  }

  /// A number that is not negative.
  static func rate(
    _ key: String, _ path: any WritableKeyPath<ServerSettings, Double> & Sendable, scope: Scope = .namespace, _ effect: String
  ) -> Knob {
    Knob(key: key, type: "float", scope: scope, effect: effect, expectation: "a number of 0 or more") { settings in
      let value = settings[keyPath: path]
      return Int(exactly: value).map { "\($0)" } ?? "\(value)"
    } set: { value, settings in
      switch value {
      case .int(let number) where number >= 0: settings[keyPath: path] = Double(number)
      case .double(let number) where number >= 0 && number.isFinite: settings[keyPath: path] = number
      default: return false
      }
      return true
    }
  }

  /// Something that is on or off.
  static func flag(
    _ key: String, _ path: any WritableKeyPath<ServerSettings, Bool> & Sendable, scope: Scope = .namespace, _ effect: String
  ) -> Knob {
    Knob(key: key, type: "bool", scope: scope, effect: effect, expectation: "true or false") {
      "\($0[keyPath: path])"
    } set: { value, settings in
      guard case .bool(let flag) = value else { return false }
      settings[keyPath: path] = flag
      return true
    }
  }

  /// Texts in any number.
  static func texts(
    _ key: String, _ path: any WritableKeyPath<ServerSettings, [String]> & Sendable, scope: Scope, _ effect: String
  ) -> Knob {
    Knob(key: key, type: "list", scope: scope, effect: effect, expectation: "a list of texts") {
      "\(JSONValue.array($0[keyPath: path].map { .string($0) }))"
    } set: { value, settings in
      guard case .array(let values) = value else { return false }
      let texts = values.compactMap { value -> String? in if case .string(let text) = value { text } else { nil } }
      guard texts.count == values.count else { return false }
      settings[keyPath: path] = texts
      return true
    }
  }

  /// A number that is not negative, or null.
  static func limit(
    _ key: String, _ path: any WritableKeyPath<ServerSettings, Double?> & Sendable, scope: Scope, _ effect: String
  ) -> Knob {
    Knob(key: key, type: "float", scope: scope, effect: effect, expectation: "a number of 0 or more, or null") { settings in
      settings[keyPath: path].map { value in Int(exactly: value).map { "\($0)" } ?? "\(value)" } ?? "null"
    } set: { value, settings in
      switch value {
      case .null: settings[keyPath: path] = nil
      case .int(let number) where number >= 0: settings[keyPath: path] = Double(number)
      case .double(let number) where number >= 0 && number.isFinite: settings[keyPath: path] = number
      default: return false
      }
      return true
    }
  }

  /// A length of time that is not negative.
  static func time(
    _ key: String, _ path: any WritableKeyPath<ServerSettings, Duration> & Sendable, scope: Scope = .namespace, _ effect: String
  ) -> Knob {
    Knob(key: key, type: "duration", scope: scope, effect: effect, expectation: "a duration such as \"10s\"") {
      $0[keyPath: path].configurationText
    } set: { value, settings in
      guard case .string(let text) = value, let time = Duration(text: text), time >= .zero else { return false }
      settings[keyPath: path] = time
      return true
    }
  }
}

extension Duration {
  /// As settings are written.
  fileprivate var configurationText: String {
    let (seconds, attoseconds) = components
    return attoseconds == 0 ? "\(seconds)s" : "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000)ms"
  }
}
