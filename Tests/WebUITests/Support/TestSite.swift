import HTTPServer

@testable import WebUI

/// A UI over a `FakeCaller`, and a reader who has its form token.
struct TestSite {
  let caller = FakeCaller()
  let ui: WebUI
  private let token = String(repeating: "a", count: 32)

  init(_ change: (inout UISettings) -> Void = { _ in }) throws {
    var settings = UISettings(version: "1.0.0")
    change(&settings)
    ui = try WebUI(caller: caller, settings: settings)
  }

  /// Reads a page.
  func get(_ path: String, query: String = "", headers: HTTPHeaders = [:]) async -> Shown {
    Shown(await ui.answer(HTTPRequest("GET", path, query: query, headers: headers)))
  }

  /// Sends a form, as from a page that was read.
  func post(_ path: String, _ fields: [String: String] = [:]) async -> Shown {
    let body = (["form-token": token].merging(fields) { $1 }).map { "\($0.key)=\(PercentText.encode($0.value))" }.joined(separator: "&")
    let headers: HTTPHeaders = ["content-type": "application/x-www-form-urlencoded", "cookie": "temporal-form=\(token)"]
    return Shown(await ui.answer(HTTPRequest("POST", path, headers: headers, body: Array(body.utf8))))
  }

  /// What the reader sees.
  struct Shown {
    let answer: HTTPAnswer

    init(_ answer: HTTPAnswer) {
      self.answer = answer
    }

    var status: Int { answer.status }
    /// Where the reader is led.
    var location: String? { answer.headers["location"] }
    var text: String {
      guard case .bytes(let bytes) = answer.body else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}
