import HTTPClient
import HistoryService

/// Posts callbacks over HTTP.
struct CallbackPoster: CallbackSender {
  private let client = HTTPClient()

  func post(_ post: CallbackPost, timeout: Duration) async throws(CallbackSendError) -> CallbackResponse {
    guard !post.url.hasPrefix("temporal:") else {
      throw CallbackSendError("callbacks to this server's own operations are not built yet", isFinal: true)
    }
    do throws(HTTPClientError) {
      let response = try await client.post(post.url, headers: post.headers, body: post.body, timeout: timeout)
      return CallbackResponse(status: response.status, reason: response.reason, headers: response.headers, body: response.body)
    } catch {
      throw CallbackSendError("\(error)")
    }
  }
}
