import FoundationEssentials
import HistoryEngine
import Model
import TemporalAPI

extension Required {
  /// Callbacks that a workflow may be started with: few enough, and each to an address that the configuration allows.
  static func callbacks(_ callbacks: [Callback], rules: Rules) throws(ServiceError) {
    if callbacks.count > rules.maximumCallbacks {
      throw .invalidArgument("cannot attach more than \(rules.maximumCallbacks) callbacks to an execution")
    }
    for callback in callbacks {
      switch callback.variant {
      case .nexus(let nexus):
        try url(nexus.url, rules: rules)
        let bytes = nexus.header.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        if bytes > rules.maximumCallbackHeaderBytes {
          throw .invalidArgument("invalid header: header size longer than max allowed size of \(rules.maximumCallbackHeaderBytes)")
        }
      case .internal: throw .invalidArgument("unsupported callback variant: *common.Callback_Internal_")
      case .nexusHandler: throw .invalidArgument("unsupported callback variant: *common.Callback_NexusHandler_")
      case nil: throw .unimplemented("unknown callback variant: <nil>")
      }
    }
  }

  private static func url(_ text: String, rules: Rules) throws(ServiceError) {
    if text.utf8.count > rules.maximumCallbackURLBytes {
      throw .invalidArgument("invalid url: url length longer than max length allowed of \(rules.maximumCallbackURLBytes)")
    }
    // Callbacks to operations of this very server.
    if text == "temporal://system" { return }
    if text.isEmpty { throw .invalidArgument("invalid url: unknown scheme: ") }
    guard let url = URL(string: text, encodingInvalidCharacters: false) else {
      throw .invalidArgument("invalid callback url: parse \"\(text)\": not a URL")
    }
    let scheme = url.scheme?.lowercased()
    guard scheme == "http" || scheme == "https" else { throw .invalidArgument("invalid url: unknown scheme: \(text)") }
    guard let host = url.host, !host.isEmpty else { throw .invalidArgument("invalid url: missing host") }
    let address = url.port.map { "\(host):\($0)" } ?? host
    guard let allowed = rules.callbackAddresses.first(where: { $0.matches(address) }) else {
      throw .invalidArgument("invalid url: url does not match any configured callback address: \(text)")
    }
    if scheme == "http" && !allowed.allowsInsecure {
      throw .invalidArgument("invalid url: callback address does not allow insecure connections: \(text)")
    }
  }
}

extension StartWorkflowExecutionRequest {
  /// Headers are named in lower case from here on, and a link that a callback has too stands there alone.
  mutating func settleCallbacks() {
    for index in completionCallbacks.indices {
      guard case .nexus(var nexus) = completionCallbacks[index].variant else { continue }
      nexus.header = Dictionary(nexus.header.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
      completionCallbacks[index].variant = .nexus(nexus)
    }
    let carried = completionCallbacks.flatMap(\.links)
    links.removeAll { carried.contains($0) }
  }
}
