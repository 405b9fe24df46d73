import HistoryEngine
import Model
import TemporalAPI

extension Required {
  /// A retry policy whose numbers make sense; zero stands for the default everywhere.
  static func retryPolicy(_ policy: RetryPolicy) throws(ServiceError) {
    // One attempt is no retry, whatever the rest says.
    if policy.maximumAttempts == 1 { return }
    if let defect = policy.initialInterval.defect { throw .invalidArgument("invalid InitialInterval set on retry policy: \(defect)") }
    if policy.backoffCoefficient != 0 && policy.backoffCoefficient < 1 {
      throw .invalidArgument("BackoffCoefficient cannot be less than 1 on retry policy.")
    }
    if let defect = policy.maximumInterval.defect { throw .invalidArgument("invalid MaximumInterval set on retry policy: \(defect)") }
    let initial = policy.hasInitialInterval ? Duration(policy.initialInterval) : .seconds(1)
    if Duration(policy.maximumInterval) > .zero && Duration(policy.maximumInterval) < initial {
      throw .invalidArgument("MaximumInterval cannot be less than InitialInterval on retry policy.")
    }
    if policy.maximumAttempts < 0 { throw .invalidArgument("MaximumAttempts cannot be negative on retry policy.") }
    for type in policy.nonRetryableErrorTypes where type.hasPrefix("TemporalTimeout:") {
      let timeout = type.dropFirst("TemporalTimeout:".count)
      if !["StartToClose", "ScheduleToStart", "ScheduleToClose", "Heartbeat"].contains(timeout) {
        throw .invalidArgument("Invalid timeout type value: \(timeout).")
      }
    }
  }
}
