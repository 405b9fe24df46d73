/// Settings by the original's names. Names are compared without regard to case.
public struct DynamicConfiguration: Hashable, Sendable {
  /// One setting as it was given.
  public struct Setting: Hashable, Sendable {
    public var key: String
    public var value: JSONValue
    /// Where it holds.
    public var constraints: SettingConstraints = SettingConstraints()
  }

  /// In the order given; a later value of the same name and constraints wins.
  public internal(set) var settings: [Setting] = []

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

  /// These settings, and of `file` those that are not given here.
  public func over(_ file: DynamicConfiguration) -> DynamicConfiguration {
    let given = Set(settings.map { $0.key.lowercased() })
    var result = self
    result.settings = file.settings.filter { !given.contains($0.key.lowercased()) } + settings
    return result
  }
}

/// Where a setting holds; nil holds everywhere.
public struct SettingConstraints: Hashable, Sendable {
  public var namespace: String?
  public var taskQueue: String?
  /// `Workflow`, `Activity` or `Nexus`.
  public var taskType: String?
  /// Constraints of the original that tell apart what this server has not: a setting with one never holds.
  public var others: [String] = []

  public init(namespace: String? = nil, taskQueue: String? = nil) {
    self.namespace = namespace
    self.taskQueue = taskQueue
  }

  /// Whether it holds everywhere.
  var isEmpty: Bool { self == SettingConstraints() }
}
