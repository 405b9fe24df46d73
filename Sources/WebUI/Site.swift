import Mustache
import TemporalServices

/// What all visits share.
struct Site: Sendable {
  let caller: any RPCCaller
  let settings: UISettings
  let assets: AssetStore
  let links: Links
  /// Whom readers sign in with; nil: nobody has to.
  let provider: IdentityProvider?
  let renewal = TokenRenewal()

  init(caller: any RPCCaller, settings: UISettings, assets: AssetStore, login: (any LoginTransport)? = nil) {
    self.caller = caller
    self.settings = settings
    self.assets = assets
    links = Links(base: settings.publicPath)
    provider = settings.login.flatMap { settings in login.map { IdentityProvider(settings: settings, transport: $0) } }
  }

  /// The page's HTML, whole.
  func render(_ page: Page, in shell: Shell) -> String {
    let values = TemplateValues.of(["shell": shell, "page": page.model] as [String: Any]) ?? [:]
    return assets.templates.render(values, withTemplate: page.template) ?? "no template \(page.template)"
  }
}
