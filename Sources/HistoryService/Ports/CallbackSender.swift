/// Posts what callbacks say: `Server` implements it over the HTTP client.
public protocol CallbackSender: Sendable {
  /// Posts once and answers whatever came back, success or not; throws when nothing did within `timeout`.
  func post(_ post: CallbackPost, timeout: Duration) async throws(CallbackSendError) -> CallbackResponse
}

/// What is posted to a callback.
public struct CallbackPost: Sendable, Equatable {
  public var url: String
  /// Names in lower case, each once.
  public var headers: [String: String]
  public var body: [UInt8]

  public init(url: String, headers: [String: String], body: [UInt8]) {
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// What came back.
public struct CallbackResponse: Sendable, Equatable {
  public var status: Int
  public var reason: String
  /// Names in lower case.
  public var headers: [String: String]
  public var body: [UInt8]

  public init(status: Int, reason: String = "", headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.reason = reason
    self.headers = headers
    self.body = body
  }
}

/// Nothing came back.
public struct CallbackSendError: Error, Sendable, Equatable {
  /// What went wrong, for whoever looks at the callback.
  public var message: String
  /// Trying again would not help.
  public var isFinal: Bool

  public init(_ message: String, isFinal: Bool = false) {
    self.message = message
    self.isFinal = isFinal
  }
}
