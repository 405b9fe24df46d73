import GRPCServer
import Logging
import Model

extension GRPCError {
  /// How long a message may be on its way to a client, in bytes: it travels in a header.
  static let maximumMessageBytes = 4000

  /// The error as it goes over the wire, with Temporal's typed detail where it has one.
  init(_ error: ServiceError) {
    let code = GRPCStatusCode(rawValue: error.code.rawValue) ?? .unknown
    let message = error.message.cut(toBytes: Self.maximumMessageBytes)
    self.init(code, message, statusDetails: error.detail.flatMap { packedStatus(code, message, $0.message) })
  }

  /// What a client hears of an error that a handler threw.
  ///
  /// Only errors made for clients show their words. What broke inside goes to the log under a reference, and the client gets the reference.
  init(masking error: any Error, path: String, logger: Logger) {
    switch error {
    case let error as GRPCError: self = error
    case let error as ServiceError where error.code != .internal: self.init(error)
    case is CancellationError: self.init(.cancelled, "context canceled")
    default:
      let reference = String(UInt32.random(in: 0...(.max)), radix: 16)
      logger.error("call failed", metadata: ["method": "\(path)", "error": "\(error)", "reference": "\(reference)"])
      self.init(.internal, "something went wrong, please retry; the server's log says what under reference \(reference)")
    }
  }
}

extension String {
  /// The longest prefix of whole characters within the limit, with an ellipsis where something was cut.
  func cut(toBytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    var end = utf8.index(startIndex, offsetBy: limit - "…".utf8.count)
    while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end]) + "…"
  }
}
