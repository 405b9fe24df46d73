import Mustache
import TemporalServices

/// What all visits share.
struct Site: Sendable {
  let caller: any RPCCaller
  let settings: UISettings
  let assets: AssetStore
  let links: Links

  init(caller: any RPCCaller, settings: UISettings, assets: AssetStore) {
    self.caller = caller
    self.settings = settings
    self.assets = assets
    links = Links(base: settings.publicPath)
  }

  /// The page's HTML, whole.
  func render(_ page: Page, in shell: Shell) -> String {
    let values: [String: Any] = ["shell": shell, "page": page.model]
    return assets.templates.render(values, withTemplate: page.template) ?? "no template \(page.template)"
  }
}
