public import Authorization
import HistoryEngine
public import Traces

/// Everything that a server is told before it starts.
public struct ServerConfiguration: Hashable, Sendable {
  /// Where state is kept.
  public enum Storage: Hashable, Sendable {
    /// Gone when the process ends.
    case memory
    /// A SQLite file at this path, made when it is not there.
    case file(String)
    /// The PostgreSQL database that a `postgres://` URL names.
    case postgres(String)
  }

  /// The address to bind; a name that stands for several is bound at its IPv4 address.
  public var host = "127.0.0.1"
  /// The gRPC port; 0 takes any that is free.
  public var port = 7233
  public var storage = Storage.memory
  /// SQLite pragmas, set when the store is opened.
  public var pragmas: [String: String] = [:]
  /// Namespaces made at start when they are not there, beside `default` and `temporal-system`.
  public var namespaces: [String] = []
  /// Registered on every namespace above, whether it is new or not.
  public var searchAttributes: [SearchAttributeDefinition] = []
  public var dynamicConfiguration = DynamicConfiguration()
  /// A file of further settings, read again when it changes; nil: none.
  public var dynamicConfigurationFile: String?
  /// The port of `/metrics`, `/healthz` and `/readyz`, on the same address; 0 takes any that is free; nil: nothing is measured.
  public var metricsPort: Int?
  /// The port of the HTTP/JSON API; 0 takes any that is free, nil: there is none.
  public var httpPort: Int?
  /// The web UI; nil: there is none.
  public var ui: UIConfiguration?
  /// The certificates of the gRPC, HTTP and UI ports; nil: connections are in the clear.
  public var encryption: Encryption?
  /// Who is let in; nil: everybody may do everything.
  public var access: AccessSettings?
  /// Where the spans of calls are sent; nil: no call is traced.
  public var traces: TraceSettings?
  /// The absolute path of the folder below which namespaces may archive closed workflows; nil: none does.
  public var archiveFolder: String?
  /// Offers TestService, by which SDKs' test environments skip time. What was skipped is kept in memory, so state must be as well.
  public var timeSkipping = false
  /// How long namespaces made at start keep closed runs.
  public var retention: Duration = .seconds(24 * 3600)
  /// How long open calls may go on after the server was asked to end.
  public var shutdownGrace: Duration = .seconds(2)

  /// The dev server's defaults.
  public init() {}

  /// The address that spans are sent to; nil: none.
  public var traceCollector: String? { traces?.endpoint }

  /// Where OpenTelemetry's variables ask for traces to be sent; nil where they do not.
  public static func traces(by environment: [String: String]) throws(ConfigurationError) -> TraceSettings? {
    do throws(TraceSettingsError) { return try TraceSettings(environment: environment) } catch { throw ConfigurationError("\(error)") }
  }

  /// The names of all namespaces to make, each once.
  public var allNamespaces: [String] {
    var seen: Set<String> = []
    return (["default", "temporal-system"] + namespaces).filter { seen.insert($0).inserted }
  }

  /// Throws when a value cannot be used whatever the machine's state; touches nothing.
  public func validate() throws(ConfigurationError) {
    guard (0...65_535).contains(port) else { throw ConfigurationError("invalid port \(port): a port is a number from 0 to 65535") }
    for (name, port) in [("metrics-port", metricsPort), ("http-port", httpPort)] {
      guard let port, !(0...65_535).contains(port) else { continue }
      throw ConfigurationError("invalid \(name) \(port): a port is a number from 0 to 65535")
    }
    try ui?.validate()
    guard !host.isEmpty else { throw ConfigurationError("invalid ip: it is empty") }
    guard storage != .file("") else { throw ConfigurationError("invalid db-filename: it is empty") }
    if let archiveFolder, !archiveFolder.hasPrefix("/") || archiveFolder.hasSuffix("/") {
      throw ConfigurationError("invalid archive-folder \"\(archiveFolder)\": a folder's path is expected, and not /")
    }
    guard !timeSkipping || storage == .memory else {
      throw ConfigurationError("time-skipping cannot be used with db-filename: skipped time is not kept in a file")
    }
    for name in namespaces where name.isEmpty || name.utf8.count > 1000 {
      throw ConfigurationError("invalid namespace \"\(name)\": a name has 1 to 1000 bytes")
    }
    var types: [String: SearchAttributeDefinition.ValueType] = [:]
    for attribute in searchAttributes {
      guard !SystemSearchAttributes.reserves(attribute.name) else {
        throw ConfigurationError("search attribute \"\(attribute.name)\" is reserved by the system")
      }
      let type = types.updateValue(attribute.type, forKey: attribute.name)
      guard type == nil || type == attribute.type else {
        throw ConfigurationError("search attribute \"\(attribute.name)\" is given two types")
      }
    }
  }
}
