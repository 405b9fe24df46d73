import Crypto
import FoundationEssentials
import HTTPServer

/// A reader on the way to the provider and back: lies in a cookie, so that only the browser that left can come back.
struct PendingLogin: Sendable, Hashable {
  let state: String
  /// Shown to the provider with the code (RFC 7636).
  let verifier: String
  /// The page that is shown then: a path here.
  let next: String

  /// - Parameter next: What is no path of ours leads to the front page.
  init(next: String?, base: String) {
    state = Session.makeToken()
    verifier = Session.makeToken() + Session.makeToken()
    self.next = next.flatMap { Self.isOwn($0) ? $0 : nil } ?? base + "/"
  }

  /// From a cookie; nil for what is none.
  init?(cookie: String) {
    let parts = cookie.split(separator: ".").map(String.init)
    guard parts.count == 3 else { return nil }
    (state, verifier, next) = (parts[0], parts[1], PercentText.decode(parts[2]))
    guard Self.isOwn(next) else { return nil }
  }

  var cookie: String { "\(state).\(verifier).\(PercentText.encode(next).replacing(".", with: "%2E"))" }

  var challenge: String {
    let digest = Data(SHA256.hash(data: Data(verifier.utf8))).base64EncodedString()
    return digest.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Two slashes, or a slash and a backslash, would lead to another host.
  private static func isOwn(_ path: String) -> Bool {
    path.hasPrefix("/") && !path.hasPrefix("//") && !path.contains("\\") && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f }
  }
}
