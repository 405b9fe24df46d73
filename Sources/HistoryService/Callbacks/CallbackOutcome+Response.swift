import HistoryEngine
import SwiftProtobuf

extension CallbackOutcome {
  /// What an HTTP answer means to a Nexus caller. The receiver may say itself whether another attempt makes sense.
  init(_ response: CallbackResponse) {
    guard !(200..<300).contains(response.status) else {
      self = .taken
      return
    }
    let handler = HandlerError(status: response.status)
    let isFinal =
      switch response.headers["nexus-request-retryable"] {
      case "true": false
      case "false": true
      default: handler?.isFinal ?? false
      }
    self = .refused(handler.map { "handler error (\($0.name))" } ?? response.sentence, isFinal: isFinal)
  }
}

/// The errors that Nexus' handlers answer with, by HTTP status.
private struct HandlerError {
  var name: String
  var isFinal: Bool

  init?(status: Int) {
    switch status {
    case 400: (name, isFinal) = ("BAD_REQUEST", true)
    case 401: (name, isFinal) = ("UNAUTHENTICATED", true)
    case 403: (name, isFinal) = ("UNAUTHORIZED", true)
    case 404: (name, isFinal) = ("NOT_FOUND", true)
    case 408: (name, isFinal) = ("REQUEST_TIMEOUT", false)
    case 409: (name, isFinal) = ("CONFLICT", true)
    case 429: (name, isFinal) = ("RESOURCE_EXHAUSTED", false)
    case 500: (name, isFinal) = ("INTERNAL", false)
    case 501: (name, isFinal) = ("NOT_IMPLEMENTED", true)
    case 503: (name, isFinal) = ("UNAVAILABLE", false)
    case 520: (name, isFinal) = ("UPSTREAM_TIMEOUT", false)
    default: return nil
    }
  }
}

extension CallbackResponse {
  /// The status, and the message of a JSON body.
  fileprivate var sentence: String {
    let sentence = "unexpected response status: \"\(status) \(reason)\""
    guard let content = try? Google_Protobuf_Struct(jsonUTF8Bytes: body), let message = content.fields["message"]?.stringValue,
      !message.isEmpty
    else { return sentence }
    return "\(sentence): \(message)"
  }
}
