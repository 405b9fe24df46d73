import HTTPServer

/// What keeps pages from being used by others.
enum Guard {
  /// A form must come from a page of ours: it carries the token of the reader's cookie, and a browser that names its origin names us.
  /// Throws `PageFailure.foreignForm`.
  static func check(_ visit: Visit) throws {
    let sent = visit.form["form-token"] ?? visit.request.headers["x-form-token"]
    guard sent == visit.session.token else { throw PageFailure.foreignForm }
    if let origin = visit.request.headers["origin"], origin != "null", let host = visit.request.headers["host"] {
      guard origin.split(separator: "/").last.map(String.init) == host else { throw PageFailure.foreignForm }
    }
  }

  /// The answer with the headers that bind the browser: nothing is loaded, run, sent or framed but by us.
  static func sealed(_ answer: HTTPAnswer) -> HTTPAnswer {
    var answer = answer
    answer.headers.add("content-security-policy", policy)
    answer.headers.add("x-content-type-options", "nosniff")
    answer.headers.add("referrer-policy", "same-origin")
    answer.headers.add("x-frame-options", "DENY")
    return answer
  }

  // A codec server may be anywhere, so scripts may connect to where the reader told them to.
  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self' http: https:; "
    + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
}
