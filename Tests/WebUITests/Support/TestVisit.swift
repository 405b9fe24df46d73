import HTTPServer

@testable import WebUI

extension Visit {
  /// A reader of workflow `w`, run `r`, of a server that answers like `caller`.
  static func reader(_ caller: FakeCaller) throws -> Visit {
    let site = Site(caller: caller, settings: UISettings(version: "1.0.0"), assets: try AssetStore(folder: nil))
    let request = HTTPRequest("GET", "/")
    return Visit(
      request, site: site, caller: caller, session: Session(request), captured: ["namespace": "default", "workflow": "w", "run": "r"])
  }
}
