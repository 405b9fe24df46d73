import Frontend
public import HistoryEngine

extension DynamicConfiguration {
  /// Settings that no part of this server reads yet, in the order given. They are accepted, because scripts that start the original
  /// pass them, and named at start, because whoever passes them should know.
  public var keysWithoutEffect: [String] {
    var seen: Set<String> = []
    return settings.map(\.key).filter { key in Self.knob(key) == nil && seen.insert(key).inserted }
  }

  /// Sets what is given for everything in `rules`; throws when a value has the wrong type.
  public func apply(to rules: inout Rules) throws(ConfigurationError) {
    rules = try resolved(over: rules).everywhere.rules
  }

  /// What the settings come to.
  struct Resolved: Sendable {
    var everywhere: ServerSettings
    /// Namespaces with settings of their own.
    var byNamespace: [String: ServerSettings] = [:]
    /// What holds for task queues.
    var queues = QueueSettingBook.Page()
    /// What has no effect, one sentence each.
    var warnings: [String] = []
  }

  /// Throws at the first value of the wrong type; what has no effect is a warning.
  func resolved(over rules: Rules) throws(ConfigurationError) -> Resolved {
    var result = Resolved(everywhere: ServerSettings(rules: rules))
    for setting in settings where setting.constraints.isEmpty {
      guard let knob = Self.knob(setting.key) else { continue }
      try knob.apply(setting.value, to: &result.everywhere)
    }
    let everywhere = result.everywhere
    result.queues = QueueSettingBook.Page(everywhere: everywhere.queue)
    for setting in settings where !setting.constraints.isEmpty {
      guard let knob = Self.knob(setting.key) else { continue }
      // Also what has no effect must be of the right type.
      var unused = everywhere
      try knob.apply(setting.value, to: &unused)
      switch knob.scope {
      case .namespace where setting.constraints.nameNamespace:
        try knob.apply(setting.value, to: &result.byNamespace[setting.constraints.namespace ?? "", default: everywhere])
      case .taskQueue where setting.constraints.nameTaskQueues:
        result.queues.layers[setting.constraints, default: []].append { _ = knob.set(setting.value, &$0) }
      default: result.warnings.append("\(knob.key) = \(setting.value) has no effect: \(knob.scope.sentence)")
      }
    }
    result.warnings += keysWithoutEffect.map(Self.unknown)
    return result
  }

  static func knob(_ key: String) -> Knob? { Knob.all.first { $0.matches(key) } }

  private static func unknown(_ key: String) -> String {
    let near = Knob.all.map { (key: $0.key, distance: EditDistance.between($0.key.lowercased(), key.lowercased())) }.min {
      $0.distance < $1.distance
    }
    guard let near, near.distance * 4 <= key.count else { return "\(key) has no effect: nothing reads it" }
    return "\(key) has no effect: nothing reads it; did you mean \(near.key)?"
  }
}

extension Knob {
  fileprivate func apply(_ value: JSONValue, to settings: inout ServerSettings) throws(ConfigurationError) {
    guard set(value, &settings) else {
      throw ConfigurationError("invalid dynamic config value for \"\(key)\": \(expectation) is expected, not \(value)")
    }
  }
}

extension Knob.Scope {
  /// Why other constraints have no effect.
  fileprivate var sentence: String {
    switch self {
    case .server: "it holds for the whole server, without constraints"
    case .namespace: "it is told apart by namespace only"
    case .taskQueue: "it is told apart by namespace, by taskQueueName, by both, or by both and taskType"
    }
  }
}

extension SettingConstraints {
  fileprivate var nameNamespace: Bool { namespace != nil && self == SettingConstraints(namespace: namespace) }

  /// Whether these are constraints of task queues that the original looks for: a task type counts only beside the queue and its namespace.
  fileprivate var nameTaskQueues: Bool { others.isEmpty && (taskType == nil || namespace != nil && taskQueue != nil) }
}
