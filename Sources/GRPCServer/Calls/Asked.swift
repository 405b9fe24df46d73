/// A request with the context of its call.
///
/// One object: each function on the way to an answer that is long in coming holds a pointer to it, where a request's fields would be
/// copied into the frame of every one of them.
public final class Asked<Request: Sendable>: Sendable {
  /// What the client wants.
  public let request: Request
  /// What is known of the call.
  public let context: CallContext

  /// Puts them together.
  public init(_ request: Request, _ context: CallContext) {
    self.request = request
    self.context = context
  }
}
