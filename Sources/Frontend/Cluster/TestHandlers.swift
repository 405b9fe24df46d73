import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI

/// TestService, by which SDKs' test environments skip time: only where the server was started for that.
struct TestHandlers: Sendable {
  let history: HistoryService

  func lock(_: LockTimeSkippingRequest) -> LockTimeSkippingResponse {
    history.lockTimeSkipping()
    return LockTimeSkippingResponse()
  }

  func unlock(_: UnlockTimeSkippingRequest) throws(ServiceError) -> UnlockTimeSkippingResponse {
    try history.unlockTimeSkipping()
    return UnlockTimeSkippingResponse()
  }

  func sleep(_ request: SleepRequest) async throws(ServiceError) -> SleepResponse {
    try await history.sleep(until: history.currentTime + Duration(request.duration))
    return SleepResponse()
  }

  func sleepUntil(_ request: SleepUntilRequest) async throws(ServiceError) -> SleepResponse {
    let time = request.timestamp
    try await history.sleep(until: .epoch + .seconds(time.seconds) + .nanoseconds(time.nanos))
    return SleepResponse()
  }

  func sleepUnlocked(_ request: SleepRequest) async throws(ServiceError) -> SleepResponse {
    try await history.sleepUnlocked(until: history.currentTime + Duration(request.duration))
    return SleepResponse()
  }

  func currentTime(_: Google_Protobuf_Empty) -> GetCurrentTimeResponse {
    var response = GetCurrentTimeResponse()
    let (seconds, nanoseconds) = history.currentTime.nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    response.time.seconds = seconds
    response.time.nanos = Int32(nanoseconds)
    return response
  }
}
