import JSONText
import TemporalAPI

/// What the form of an endpoint asks for, as text.
struct NexusFields: Sendable, Hashable {
  var name = ""
  var description = ""
  /// `worker` or `external`.
  var kind = "worker"
  var namespace = ""
  var taskQueue = ""
  var url = ""
  /// The version that a change is based on.
  var version: Int64 = 0

  init(namespace: String) {
    self.namespace = namespace
  }

  /// What was entered.
  init(_ form: Fields) {
    name = form["name"] ?? ""
    description = form["description"] ?? ""
    kind = form["kind"] ?? "worker"
    namespace = form["namespace"] ?? ""
    taskQueue = form["task-queue"] ?? ""
    url = form["url"] ?? ""
    version = form["version"].flatMap { Int64($0) } ?? 0
  }

  /// An endpoint as it is.
  init(_ endpoint: NexusEndpoint) {
    name = endpoint.spec.name
    description = Self.text(endpoint.spec) ?? ""
    version = endpoint.version
    switch endpoint.spec.target.variant {
    case .worker(let worker): (kind, namespace, taskQueue) = ("worker", worker.namespace, worker.taskQueue)
    case .external(let external): (kind, url) = ("external", external.url)
    case nil: break
    }
  }

  var spec: NexusEndpointSpec {
    var spec = NexusEndpointSpec()
    spec.name = name
    if !description.isEmpty { spec.description_p = PayloadInput.string(description) }
    if kind == "external" {
      spec.target.external.url = url
    } else {
      spec.target.worker.namespace = namespace
      spec.target.worker.taskQueue = taskQueue
    }
    return spec
  }

  /// An endpoint's description as text; nil where there is none.
  static func text(_ spec: NexusEndpointSpec) -> String? {
    guard spec.hasDescription_p else { return nil }
    let view = PayloadView(spec.description_p)
    return view.json.text ?? view.text
  }
}
