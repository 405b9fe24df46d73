import Foundation

/// Where traces go and which are recorded, as OpenTelemetry's environment variables say it.
public struct TraceSettings: Hashable, Sendable {
  /// The collector's address for traces.
  public var endpoint: String
  /// Sent with every batch.
  public var headers: [String: String] = [:]
  public var serviceName = "temporal"
  /// What else is said of this server.
  public var resource: [String: String] = [:]
  public var sampler = TraceSampler()
  /// How long a span waits at most before it is sent.
  public var delay: Duration = .seconds(5)
  /// How long the collector has to answer.
  public var timeout: Duration = .seconds(10)
  /// Spans that may wait.
  public var queueSize = 2048
  /// Spans that are sent at a time.
  public var batchSize = 512

  public init(endpoint: String) { self.endpoint = endpoint }

  /// Reads the variables; nil unless `OTEL_TRACES_EXPORTER` is `otlp`: a collector may be named for other programs. Throws at a value that
  /// cannot be used.
  public init?(environment: [String: String]) throws(TraceSettingsError) {
    func value(_ names: String...) -> String? { names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty } }
    guard let exporter = value("OTEL_TRACES_EXPORTER"), exporter != "none", environment["OTEL_SDK_DISABLED"]?.lowercased() != "true" else {
      return nil
    }
    guard exporter == "otlp" else { throw TraceSettingsError("OTEL_TRACES_EXPORTER is \(exporter), but otlp or none is expected") }
    if let own = value("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") {
      self.init(endpoint: own)
    } else {
      let base = value("OTEL_EXPORTER_OTLP_ENDPOINT") ?? "http://localhost:4318"
      self.init(endpoint: base + (base.hasSuffix("/") ? "" : "/") + "v1/traces")
    }
    guard endpoint.hasPrefix("http://") || endpoint.hasPrefix("https://") else {
      throw TraceSettingsError("the collector's address \(endpoint) must begin with http:// or https://")
    }
    // Collectors take JSON and protobuf at the same address.
    if let name = value("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"), !name.hasPrefix("http/") {
      throw TraceSettingsError("OTEL_EXPORTER_OTLP_PROTOCOL is \(name), but traces are sent over HTTP only, as http/json")
    }
    headers = try Self.pairs(value("OTEL_EXPORTER_OTLP_TRACES_HEADERS", "OTEL_EXPORTER_OTLP_HEADERS"), "OTEL_EXPORTER_OTLP_HEADERS")
    resource = try Self.pairs(value("OTEL_RESOURCE_ATTRIBUTES"), "OTEL_RESOURCE_ATTRIBUTES")
    serviceName = value("OTEL_SERVICE_NAME") ?? resource["service.name"] ?? serviceName
    resource["service.name"] = nil
    if let name = value("OTEL_TRACES_SAMPLER") { sampler = try Self.sampler(name, value("OTEL_TRACES_SAMPLER_ARG")) }
    delay = try Self.milliseconds("OTEL_BSP_SCHEDULE_DELAY", environment) ?? delay
    for name in ["OTEL_EXPORTER_OTLP_TIMEOUT", "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT"] {
      timeout = try Self.milliseconds(name, environment) ?? timeout
    }
  }

  private static func sampler(_ name: String, _ argument: String?) throws(TraceSettingsError) -> TraceSampler {
    let prefix = "parentbased_"
    let followsParent = name.hasPrefix(prefix)
    switch followsParent ? String(name.dropFirst(prefix.count)) : name {
    case "always_on": return TraceSampler(.always, followsParent: followsParent)
    case "always_off": return TraceSampler(.never, followsParent: followsParent)
    case "traceidratio":
      guard let share = Double(argument ?? "1"), (0...1).contains(share) else {
        throw TraceSettingsError("OTEL_TRACES_SAMPLER_ARG is \(argument ?? ""), but a number from 0 to 1 is expected")
      }
      return TraceSampler(.ratio(share), followsParent: followsParent)
    default:
      throw TraceSettingsError(
        "OTEL_TRACES_SAMPLER is \(name), but always_on, always_off or traceidratio is expected, with or without parentbased_ before it")
    }
  }

  private static func milliseconds(_ name: String, _ environment: [String: String]) throws(TraceSettingsError) -> Duration? {
    guard let text = environment[name], !text.isEmpty else { return nil }
    guard let number = Int64(text), (1...3_600_000).contains(number) else {
      throw TraceSettingsError("\(name) is \(text), but milliseconds from 1 to 3600000 are expected")
    }
    return .milliseconds(number)
  }

  /// `a=1,b=2` with percent-encoded values.
  private static func pairs(_ text: String?, _ name: String) throws(TraceSettingsError) -> [String: String] {
    var found: [String: String] = [:]
    for pair in (text ?? "").split(separator: ",") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { $0.trimmingSpaces }
      guard halves.count == 2, !halves[0].isEmpty, let value = halves[1].removingPercentEncoding else {
        throw TraceSettingsError("\(name) has \(pair), but name=value is expected")
      }
      found[halves[0]] = value
    }
    return found
  }
}

/// Why traces cannot be sent, in one sentence.
public struct TraceSettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  init(_ sentence: String) { description = sentence }
}

extension Substring {
  fileprivate var trimmingSpaces: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
