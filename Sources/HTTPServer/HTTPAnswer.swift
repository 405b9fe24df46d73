/// What a request is answered with.
public struct HTTPAnswer: Sendable {
  /// What follows the headers.
  public enum Body: Sendable {
    /// All of it at once.
    case bytes([UInt8])
    /// Sent as it comes, until the stream ends or the client leaves; then the stream's consumer is cancelled.
    case stream(AsyncStream<[UInt8]>)
  }

  /// The HTTP status code.
  public var status: Int
  public var headers: HTTPHeaders
  public var body: Body

  public init(_ status: Int, headers: HTTPHeaders = HTTPHeaders(), body: Body = .bytes([])) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer of plain text.
  public static func text(_ status: Int, _ text: String, type: String = "text/plain; charset=utf-8") -> HTTPAnswer {
    HTTPAnswer(status, headers: ["content-type": type], body: .bytes(Array(text.utf8)))
  }
}
