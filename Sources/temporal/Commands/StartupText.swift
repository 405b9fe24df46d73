import Server

/// What `start-dev` prints once calls are answered.
struct StartupText {
  var options: StartDevOptions
  var configuration: ServerConfiguration
  /// `host:port` as bound.
  var address: String
  /// The same of the metrics port and of the HTTP API; nil: there is none.
  var metricsAddress: String?
  var httpAddress: String?
  /// The same of the Web UI; nil: the server is headless.
  var uiAddress: String?

  /// The lines, without a final line break.
  var text: String {
    let scheme = configuration.encryption == nil ? "http" : "https"
    var lines = [("Temporal Server:", address)]
    if let uiAddress { lines.append(("Temporal UI:", "\(scheme)://\(uiAddress)\(configuration.ui?.shownPath ?? "")")) }
    if let httpAddress { lines.append(("Temporal HTTP API:", "\(scheme)://\(httpAddress)/api/v1")) }
    if let metricsAddress { lines.append(("Temporal Metrics:", "http://\(metricsAddress)/metrics")) }
    if let collector = configuration.traceCollector { lines.append(("Temporal Traces:", "sent to \(collector)")) }
    switch configuration.storage {
    case .memory: lines.append(("Temporal Persistence:", "in memory, gone when the server ends"))
    case .file(let path): lines.append(("Temporal Persistence:", path))
    case .postgres(let url): lines.append(("Temporal Persistence:", ServerConfiguration.shown(url)))
    }
    if configuration.timeSkipping { lines.append(("Temporal Time:", "skipped by TestService")) }
    let idle = configuration.dynamicConfiguration.keysWithoutEffect
    if !idle.isEmpty { lines.append(("Dynamic config:", "without effect yet: " + idle.joined(separator: ", "))) }
    let width = 22
    let body = lines.map { $0.0 + String(repeating: " ", count: width - $0.0.count) + $0.1 }
    return (["swift-temporal \(ServerVersion.current)", ""] + body).joined(separator: "\n")
  }
}
