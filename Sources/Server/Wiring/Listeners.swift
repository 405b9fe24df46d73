/// Where the server will listen, every port tried before anything else is touched (docs/decisions/005).
struct Listeners: Hashable, Sendable {
  var grpc: ListeningAddress
  /// Metrics and health pages; nil: nowhere.
  var metrics: ListeningAddress?
  /// The HTTP/JSON API; nil: nowhere.
  var http: ListeningAddress?
  /// The web UI; nil: nowhere.
  var ui: ListeningAddress?

  /// Throws when an address is taken or is not this machine's.
  init(trying configuration: ServerConfiguration) throws(StartError) {
    grpc = try ListeningAddress.tried(host: configuration.host, port: configuration.port)
    if let port = configuration.metricsPort { metrics = try ListeningAddress.tried(host: configuration.host, port: port) }
    if let port = configuration.httpPort { http = try ListeningAddress.tried(host: configuration.host, port: port) }
    if let configured = configuration.ui { ui = try ListeningAddress.tried(host: configured.host, port: configured.port) }
  }
}
