import ArgumentParser
import Foundation
import Server
import WebUI

/// Flags for signing in to the Web UI with an OpenID provider.
struct LoginOptions: ParsableArguments {
  @Option(help: ArgumentHelp("OpenID provider that readers of the Web UI sign in with.", valueName: "url"))
  var uiLoginIssuer: String?

  @Option(help: "Client id of the Web UI with that provider.")
  var uiLoginClientId: String?

  @Option(
    help: ArgumentHelp(
      "File with the client secret, if there is one; the environment variable TEMPORAL_UI_LOGIN_CLIENT_SECRET may have it as well.",
      valueName: "file"))
  var uiLoginClientSecretFile: String?

  @Option(help: ArgumentHelp("Address of the Web UI's /auth/sso/callback, as the provider knows it.", valueName: "url"))
  var uiLoginCallback: String?

  @Option(help: "Scopes to ask for, with commas between.")
  var uiLoginScopes = "openid,profile,email"

  @Flag(help: "Show the server the id token, not the access token.")
  var uiLoginIdToken = false

  /// Nil where no flag is given. Throws where one lacks the others.
  func settings() throws(ConfigurationError) -> LoginSettings? {
    guard uiLoginIssuer != nil || uiLoginClientId != nil || uiLoginCallback != nil else { return nil }
    guard let uiLoginIssuer, let uiLoginClientId, let uiLoginCallback else {
      throw ConfigurationError("ui-login-issuer, ui-login-client-id and ui-login-callback belong together")
    }
    var settings = LoginSettings(issuer: uiLoginIssuer, clientID: uiLoginClientId, callback: uiLoginCallback)
    settings.clientSecret = try secret()
    settings.scopes = uiLoginScopes.split(whereSeparator: { ", ".contains($0) }).map(String.init)
    settings.usesIDToken = uiLoginIdToken
    return settings
  }

  private func secret() throws(ConfigurationError) -> String? {
    guard let file = uiLoginClientSecretFile else { return ProcessInfo.processInfo.environment["TEMPORAL_UI_LOGIN_CLIENT_SECRET"] }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw ConfigurationError("cannot read ui-login-client-secret-file \(file)")
    }
    return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
