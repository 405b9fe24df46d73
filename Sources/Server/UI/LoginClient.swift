import HTTPClient
import WebUI

/// The way to the provider that readers of the web UI sign in with.
struct LoginClient: LoginTransport {
  private static let patience = Duration.seconds(10)
  private let client = HTTPClient()

  /// The body at an address. Throws `HTTPClientError`, for any status but 200 too.
  func get(_ url: String) async throws -> [UInt8] {
    try Self.body(of: try await client.get(url, headers: ["accept": "application/json"], timeout: Self.patience), url)
  }

  /// What a form is answered with. Throws as `get`.
  func post(_ url: String, form: String) async throws -> [UInt8] {
    let headers = ["accept": "application/json", "content-type": "application/x-www-form-urlencoded"]
    return try Self.body(of: try await client.post(url, headers: headers, body: Array(form.utf8), timeout: Self.patience), url)
  }

  private static func body(of answer: HTTPResponse, _ url: String) throws -> [UInt8] {
    guard answer.status == 200 else { throw HTTPClientError.failed("\(url) answers with status \(answer.status)") }
    return answer.body
  }
}
