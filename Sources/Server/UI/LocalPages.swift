import HTTPServer
import WebUI

/// The web UI over the handlers of this very process.
struct LocalPages: Sendable {
  private let pages: WebUI
  private let caller: InProcessCaller

  /// Throws when a setting cannot be used.
  init(_ settings: UISettings, over caller: InProcessCaller) throws {
    pages = try WebUI(caller: caller, settings: settings, login: LoginClient())
    self.caller = caller
  }

  /// Answers a request. Who its reader is, the certificate of the connection says here too.
  func answer(_ request: HTTPRequest) async -> HTTPAnswer {
    var caller = caller
    caller.certificate = request.clientCertificate
    return await pages.answer(request, through: caller)
  }
}
