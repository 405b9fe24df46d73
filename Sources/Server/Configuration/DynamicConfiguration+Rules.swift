public import HistoryEngine
import Model

extension DynamicConfiguration {
  /// Settings that no part of this server reads yet, in the order given. They are accepted, because scripts that start the original
  /// pass them, and named at start, because whoever passes them should know.
  public var keysWithoutEffect: [String] {
    settings.map(\.key).filter { key in Self.knobs.first { $0.matches(key) } == nil }
  }

  /// Sets what is given in `rules`; throws when a value has the wrong type.
  public func apply(to rules: inout Rules) throws(ConfigurationError) {
    for setting in settings {
      guard let knob = Self.knobs.first(where: { $0.matches(setting.key) }) else { continue }
      guard knob.set(setting.value, &rules) else {
        throw ConfigurationError("invalid dynamic config value for \"\(setting.key)\": \(knob.expectation) is expected")
      }
    }
  }

  /// A setting of the original and the rule that it changes here.
  private struct Knob: Sendable {
    let key: String
    let expectation: String
    let set: @Sendable (JSONValue, inout Rules) -> Bool

    func matches(_ other: String) -> Bool { key.lowercased() == other.lowercased() }

    static func count<Number: FixedWidthInteger & SendableMetatype>(
      _ key: String, _ path: any WritableKeyPath<Rules, Number> & Sendable
    ) -> Knob {
      Knob(key: key, expectation: "a whole number of 0 or more") { value, rules in
        guard case .int(let number) = value, number >= 0, let fitting = Number(exactly: number) else { return false }
        rules[keyPath: path] = fitting
        return true
      }
    }

    static func time(_ key: String, _ path: any WritableKeyPath<Rules, Duration> & Sendable) -> Knob {
      Knob(key: key, expectation: "a duration such as \"10s\"") { value, rules in
        guard case .string(let text) = value, let time = Duration(text: text), time >= .zero else { return false }
        rules[keyPath: path] = time
        return true
      }
    }
  }

  private static let knobs: [Knob] = [
    Knob(key: "callback.allowedAddresses", expectation: "a list of objects with Pattern and AllowInsecure") { value, rules in
      guard let addresses = value.callbackAddresses else { return false }
      rules.callbackAddresses = addresses
      return true
    },
    .count("callback.maxPerExecution", \.maximumCallbacks),
    .count("limit.maxIDLength", \.maximumIDLength),
    .count("limit.blobSize.error", \.maximumPayloadBytes),
    .count("limit.memoSize.error", \.maximumMemoBytes),
    .count("limit.historySize.error", \.maximumHistoryBytes),
    .count("limit.historySize.suggestContinueAsNew", \.suggestContinueAsNewBytes),
    .count("limit.historyCount.error", \.maximumEvents),
    .count("limit.historyCount.suggestContinueAsNew", \.suggestContinueAsNewEvents),
    .count("limit.numPendingActivities.error", \.maximumPendingActivities),
    .count("history.maximumSignalsPerExecution", \.maximumSignals),
    .count("history.maximumBufferedEventsBatch", \.maximumBufferedEvents),
    .count("history.maximumBufferedEventsSizeInBytes", \.maximumBufferedBytes),
    .count("system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute", \.reportedProblems),
    .time("system.namespaceMinRetentionLocal", \.shortestRetention),
    .time("history.retentionTimerJitterDuration", \.retentionJitter),
    .time("history.defaultWorkflowTaskTimeout", \.defaultWorkflowTaskTimeout),
    .time("history.workflowTaskHeartbeatTimeout", \.workflowTaskHeartbeatTimeout),
    .time("history.workflowIdReuseMinimalInterval", \.minimumRunInterval),
  ]
}

extension JSONValue {
  /// The addresses that callbacks may go to; nil when the value does not say any.
  fileprivate var callbackAddresses: [CallbackAddress]? {
    guard case .array(let values) = self else { return nil }
    var addresses: [CallbackAddress] = []
    for value in values {
      guard case .object(let fields) = value, case .string(let pattern)? = fields["Pattern"], !pattern.isEmpty else { return nil }
      addresses.append(CallbackAddress(pattern: pattern, allowsInsecure: fields["AllowInsecure"] == .bool(true)))
    }
    return addresses
  }
}
