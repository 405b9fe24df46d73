/// One HTTP request, its body whole.
public struct HTTPRequest: Sendable {
  /// The verb in capitals.
  public var verb: String
  /// The path as it came, percent-encoded, without the query.
  public var path: String
  /// What follows the question mark, percent-encoded; empty where there is none.
  public var query: String
  /// The headers in the order they came.
  public var headers: HTTPHeaders
  public var body: [UInt8]
  /// The other end of the connection; empty where it is not known.
  public var remoteAddress: String
  /// The client's certificate in DER, if one was asked for, given and verified.
  public var clientCertificate: [UInt8]?

  public init(
    _ verb: String, _ path: String, query: String = "", headers: HTTPHeaders = HTTPHeaders(), body: [UInt8] = [], remoteAddress: String = ""
  ) {
    self.verb = verb
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.remoteAddress = remoteAddress
  }
}
