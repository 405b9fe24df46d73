/// How readers sign in: with an OpenID provider, by its authorization code flow.
public struct LoginSettings: Sendable, Hashable {
  /// The provider's address, under which its `.well-known/openid-configuration` lies.
  public var issuer: String
  public var clientID: String
  /// Nil for a client that has none.
  public var clientSecret: String?
  /// This UI's own `/auth/sso/callback`, as the provider knows it.
  public var callback: String
  public var scopes = ["openid", "profile", "email"]
  /// The server is shown the id token instead of the access token.
  public var usesIDToken = false

  public init(issuer: String, clientID: String, callback: String) {
    self.issuer = issuer
    self.clientID = clientID
    self.callback = callback
  }

  /// Cookies of a page that is read over HTTPS never travel without it.
  var cookieEnd: String { callback.hasPrefix("https:") ? "; Secure" : "" }
}

/// The way to the provider. Throws where there is no answer, or not status 200.
public protocol LoginTransport: Sendable {
  /// The body at an address.
  func get(_ url: String) async throws -> [UInt8]
  /// What a form is answered with.
  func post(_ url: String, form: String) async throws -> [UInt8]
}

/// Why nobody was signed in.
struct LoginFailure: Error, Sendable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
