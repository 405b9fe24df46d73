import GRPCServer
import Model
import Observability
import Synchronization

/// Measures the calls of one method.
final class CallMeter: Sendable {
  /// The series of one namespace, looked up once.
  struct Series: Sendable {
    let requests: Counter
    let errors: Counter
    let latency: Histogram
    let pending: Gauge
  }

  /// What calls count under whose namespace is not known: names that clients make up must not become series.
  static let unknownNamespace = "_unknown_"
  static let service = "frontend"

  private let meters: FrontendMeters
  private let operation: String
  private let byNamespace = Mutex<[String: Series]>([:])

  init(_ meters: FrontendMeters, operation: String) {
    self.meters = meters
    self.operation = operation
  }

  /// A call under way.
  struct Measurement {
    let series: Series
    let began: FixedInstant
    let namespace: String
  }

  func begin(namespace: String) -> Measurement {
    let series = series(namespace)
    series.requests.add()
    series.pending.add(1)
    return Measurement(series: series, began: FixedInstant(.now), namespace: namespace)
  }

  /// - Parameter error: What the call was answered with; nil: it went well.
  func end(_ measurement: Measurement, error: ServiceError?) {
    let series = measurement.series
    series.pending.add(-1)
    series.latency.observe(measurement.began.instant.duration(to: .now))
    guard let error else { return }
    series.errors.add()
    meters.errorsByType.series(measurement.namespace, operation, Self.service, "serviceerror_" + error.typeName).add()
    guard error.code == .resourceExhausted else { return }
    var (cause, scope) = ("unspecified", "unspecified")
    if case .resourceExhausted(let someCause, let someScope)? = error.detail { (cause, scope) = ("\(someCause)", "\(someScope)") }
    meters.exhausted.series(measurement.namespace, operation, Self.service, cause.capitalizedFirst, scope.capitalizedFirst).add()
  }

  private func series(_ namespace: String) -> Series {
    if let known = byNamespace.withLock({ $0[namespace] }) { return known }
    let made = Series(
      requests: meters.requests.series(namespace, operation, Self.service),
      errors: meters.errors.series(namespace, operation, Self.service),
      latency: meters.latency.series(namespace, operation, Self.service),
      pending: meters.pending.series(namespace, operation, Self.service))
    byNamespace.withLock { if $0.count < Family<Counter>.maximumSeries { $0[namespace] = made } }
    return made
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension ServiceError {
  /// The kind of error as the original's label says it.
  fileprivate var typeName: String {
    switch detail {
    case .workflowExecutionAlreadyStarted: return "WorkflowExecutionAlreadyStarted"
    case .namespaceNotFound: return "NamespaceNotFound"
    case .namespaceAlreadyExists: return "NamespaceAlreadyExists"
    case .queryFailed: return "QueryFailed"
    case .multiOperationExecution: return "MultiOperationExecution"
    default: break
    }
    return switch code {
    case .cancelled: "Canceled"
    case .invalidArgument: "InvalidArgument"
    case .deadlineExceeded: "DeadlineExceeded"
    case .notFound: "NotFound"
    case .alreadyExists: "AlreadyExists"
    case .permissionDenied: "PermissionDenied"
    case .resourceExhausted: "ResourceExhausted"
    case .failedPrecondition: "FailedPrecondition"
    case .aborted: "Aborted"
    case .unimplemented: "Unimplemented"
    case .internal: "Internal"
    case .unavailable: "Unavailable"
    case .unauthenticated: "Unauthenticated"
    case .unknown, .outOfRange, .dataLoss: "Unknown"
    }
  }
}
