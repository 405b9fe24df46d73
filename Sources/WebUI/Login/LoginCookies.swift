import Foundation
import HTTPServer

/// What a browser keeps of a reader who has signed in.
struct LoginCookies: Sendable {
  let path: String
  /// What every such cookie ends with.
  let end: String

  init(_ site: Site) {
    path = site.links.cookiePath
    end = site.settings.login?.cookieEnd ?? ""
  }

  /// How long a reader who never comes back can be signed in again without being asked.
  private static let longest = 30 * 86_400

  /// One of them; zero seconds removes it.
  func cookie(_ name: String, _ value: String, seconds: Int) -> String {
    "\(name)=\(value); Path=\(path); Max-Age=\(seconds); SameSite=Lax; HttpOnly\(end)"
  }

  /// Those of a reader with that token from now on.
  func signedIn(_ token: IdentityProvider.Token, now: Date) -> [String] {
    var cookies = [cookie("temporal-token", token.text, seconds: token.seconds)]
    if let refresh = token.refresh {
      let until = Int(now.timeIntervalSince1970) + token.seconds
      cookies.append(cookie("temporal-until", "\(until)", seconds: Self.longest))
      cookies.append(cookie("temporal-refresh", refresh, seconds: Self.longest))
    }
    return cookies
  }

  /// What signs a reader out.
  var signedOut: [String] { ["temporal-token", "temporal-until", "temporal-refresh"].map { cookie($0, "", seconds: 0) } }
}
