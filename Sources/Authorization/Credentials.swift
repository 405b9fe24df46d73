/// What a call brings to show who makes it.
public struct Credentials: Sendable {
  /// The `authorization` header as it came.
  public var authorization: String?
  /// The client's certificate in DER, verified by the connection.
  public var certificate: [UInt8]?

  public init(authorization: String?, certificate: [UInt8]?) {
    self.authorization = authorization
    self.certificate = certificate
  }

  /// The token or key of the header; nil where there is none.
  var bearer: String? {
    guard let authorization else { return nil }
    let scheme = authorization.prefix(7)
    return scheme.lowercased() == "bearer " ? String(authorization.dropFirst(7)) : nil
  }
}
