import HTTPServer

/// What the reader's cookies say.
struct Session: Sendable {
  /// Ties forms to the pages they were on.
  let token: String
  private let isNew: Bool
  /// Said once on the next page.
  let flash: Flash?
  /// light, dark or system.
  let theme: String
  /// Who the server is told the reader is; nil: nobody.
  let bearer: String?

  /// - Parameter renewed: A token instead of the one that the request came with.
  init(_ request: HTTPRequest, renewed: String? = nil) {
    let cookies = Cookies(request.headers["cookie"] ?? "")
    let known = cookies["temporal-form"].flatMap { $0.utf8.count == 32 ? $0 : nil }
    token = known ?? Self.makeToken()
    isNew = known == nil
    flash = cookies["temporal-flash"].flatMap(Flash.init(text:))
    let chosen = cookies["temporal-theme"] ?? ""
    theme = ["light", "dark"].contains(chosen) ? chosen : "system"
    bearer = request.headers["authorization"] ?? (renewed ?? cookies["temporal-token"]).map { "Bearer " + $0 }
  }

  /// What goes with every call to the server.
  var metadata: [(name: String, value: String)] {
    [("client-name", "temporal-ui")] + (bearer.map { [("authorization", $0)] } ?? [])
  }

  /// Cookies that an answer with a page sets.
  func newCookies(path: String) -> [String] {
    var found: [String] = []
    if isNew { found.append("temporal-form=\(token); Path=\(path); SameSite=Strict; HttpOnly") }
    if flash != nil { found.append("temporal-flash=; Path=\(path); Max-Age=0") }
    return found
  }

  /// 128 random bits in hexadecimal digits.
  static func makeToken() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let half = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - half.count) + half
    }.joined()
  }
}
