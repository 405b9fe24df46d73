/// Settings by the original's names, given as `KEY=JSON`. Names are compared without regard to case.
public struct DynamicConfiguration: Hashable, Sendable {
  /// One setting as it was given.
  public struct Setting: Hashable, Sendable {
    public var key: String
    public var value: JSONValue
  }

  /// In the order given; a later value of the same name wins.
  public private(set) var settings: [Setting] = []

  /// Nothing set.
  public init() {}

  /// Reads what `--dynamic-config-value` was given; throws at the first that is no `KEY=JSON`.
  public init(parsing texts: [String]) throws(ConfigurationError) {
    for text in texts {
      let pair = try KeyValue(text, what: "dynamic config value")
      guard let value = JSONValue(parsing: pair.value) else {
        throw ConfigurationError("invalid dynamic config value for \"\(pair.key)\": \(pair.value) is not JSON")
      }
      settings.append(Setting(key: pair.key, value: value))
    }
  }
}
