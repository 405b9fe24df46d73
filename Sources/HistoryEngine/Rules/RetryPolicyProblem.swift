import Model
import SwiftProtobuf
public import TemporalAPI

extension RetryPolicy {
  /// What makes no sense in the policy, as a sentence; nil when all does. Zero stands for the default everywhere.
  public var problem: String? {
    // One attempt is no retry, whatever the rest says.
    if maximumAttempts == 1 { return nil }
    if Duration(initialInterval) < .zero { return "invalid InitialInterval set on retry policy: negative duration" }
    if backoffCoefficient != 0 && backoffCoefficient < 1 { return "BackoffCoefficient cannot be less than 1 on retry policy." }
    if Duration(maximumInterval) < .zero { return "invalid MaximumInterval set on retry policy: negative duration" }
    let initial: Duration = hasInitialInterval ? Duration(initialInterval) : .seconds(1)
    if Duration(maximumInterval) > .zero && Duration(maximumInterval) < initial {
      return "MaximumInterval cannot be less than InitialInterval on retry policy."
    }
    if maximumAttempts < 0 { return "MaximumAttempts cannot be negative on retry policy." }
    for type in nonRetryableErrorTypes where type.hasPrefix("TemporalTimeout:") {
      let timeout = type.dropFirst("TemporalTimeout:".count)
      if !["StartToClose", "ScheduleToStart", "ScheduleToClose", "Heartbeat"].contains(timeout) {
        return "Invalid timeout type value: \(timeout)."
      }
    }
    return nil
  }
}
