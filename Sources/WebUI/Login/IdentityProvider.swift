import HTTPServer
import JSONText

/// The provider that readers sign in with. The token it gives is not looked into here: the server judges it at every call.
struct IdentityProvider: Sendable {
  let settings: LoginSettings
  let transport: any LoginTransport

  /// A token and how long it may be used.
  struct Token: Sendable, Hashable {
    let text: String
    let seconds: Int
    /// What a new one is got with; nil: the provider gave nothing.
    var refresh: String? = nil
  }

  /// Where a reader is sent to sign in. Throws where the provider does not say where that is.
  func signIn(_ login: PendingLogin) async throws -> String {
    let endpoint = try await endpoint("authorization_endpoint")
    let query = [
      ("response_type", "code"), ("client_id", settings.clientID), ("redirect_uri", settings.callback),
      ("scope", settings.scopes.joined(separator: " ")), ("state", login.state), ("code_challenge", login.challenge),
      ("code_challenge_method", "S256"),
    ]
    return endpoint + (endpoint.contains("?") ? "&" : "?") + Self.encoded(query)
  }

  /// Exchanges the code that a reader came back with. Throws `LoginFailure` for an answer without a token.
  func token(code: String, _ login: PendingLogin) async throws -> Token {
    let form = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", settings.callback), ("client_id", settings.clientID),
      ("code_verifier", login.verifier),
    ]
    return try await token(form)
  }

  /// A new token for a reader who was given something to get one with, which may be used once. Throws `LoginFailure` without one.
  func token(refresh: String) async throws -> Token {
    var token = try await token([("grant_type", "refresh_token"), ("refresh_token", refresh), ("client_id", settings.clientID)])
    token.refresh = token.refresh ?? refresh
    return token
  }

  private func token(_ form: [(String, String)]) async throws -> Token {
    let form = form + (settings.clientSecret.map { [("client_secret", $0)] } ?? [])
    let json = try JSON(parsing: try await transport.post(try await endpoint("token_endpoint"), form: Self.encoded(form)))
    let name = settings.usesIDToken ? "id_token" : "access_token"
    guard let text = Self.cookieValue(json[name]) else { throw LoginFailure("The provider gave no \(name).") }
    return Token(text: text, seconds: Self.seconds(json["expires_in"]), refresh: Self.cookieValue(json["refresh_token"]))
  }

  /// A text that can be part of a header, and a cookie's value.
  private static func cookieValue(_ json: JSON?) -> String? {
    guard let text = json?.text, !text.isEmpty, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: ";") }) else {
      return nil
    }
    return text
  }

  private func endpoint(_ name: String) async throws -> String {
    let base = settings.issuer.hasSuffix("/") ? String(settings.issuer.dropLast()) : settings.issuer
    let document = try JSON(parsing: try await transport.get(base + "/.well-known/openid-configuration"))
    guard let endpoint = document[name]?.text else { throw LoginFailure("The provider's configuration names no \(name).") }
    return endpoint
  }

  /// An hour where the provider does not say.
  private static func seconds(_ json: JSON?) -> Int {
    guard case .number(let text) = json, let seconds = Double(text), seconds > 0, seconds < 1e9 else { return 3600 }
    return Int(seconds)
  }

  private static func encoded(_ pairs: [(String, String)]) -> String {
    pairs.map { PercentText.encode($0.0) + "=" + PercentText.encode($0.1) }.joined(separator: "&")
  }
}
