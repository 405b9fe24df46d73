/// What the layout shows around every page.
struct Shell: Sendable {
  let title: String
  let base: String
  /// Where style sheets and modules are.
  let assets: String
  let theme: String
  let formToken: String
  let namespace: String
  let namespaces: [NamespaceLink]
  let navigation: [NavigationLink]
  let flash: FlashView?
  let live: String?
  let version: String
  let codecEndpoint: String?
  /// What that server is sent as `authorization`; nil: nothing. Scripts can read it then, which the reader's cookie does not allow.
  let codecAuthorization: String?
  /// Where the reader who is signed in leaves; nil: nobody is.
  let logoutAction: String?

  /// A namespace to change to.
  struct NamespaceLink: Sendable {
    let name: String
    let href: String
    let isCurrent: Bool
  }

  /// A line of the navigation.
  struct NavigationLink: Sendable {
    let label: String
    let href: String
    let icon: String
    let key: String
    let isCurrent: Bool
  }

  /// What is said once.
  struct FlashView: Sendable {
    let text: String
    let isFailure: Bool
  }

  init(_ page: Page, visit: Visit, namespaces names: [String]) {
    let links = visit.links
    let namespace = visit.namespace
    title = page.title
    base = links.base
    assets = links.base + visit.site.assets.path
    theme = visit.session.theme
    formToken = visit.session.token
    self.namespace = namespace
    namespaces = names.map {
      NamespaceLink(name: $0, href: links.namespace($0, "workflows"), isCurrent: $0 == namespace)
    }
    navigation = Navigation.lines.map {
      NavigationLink(
        label: $0.label, href: $0.href(links, namespace), icon: $0.place.rawValue, key: String($0.key),
        isCurrent: $0.place == page.place)
    }
    flash = visit.session.flash.map { FlashView(text: $0.text, isFailure: $0.isFailure) }
    live = page.live
    version = visit.site.settings.version
    codecEndpoint = visit.site.settings.codecEndpoint
    codecAuthorization = visit.site.settings.passesTokenToCodec ? visit.session.bearer : nil
    logoutAction = visit.site.provider != nil && visit.session.bearer != nil ? links.path("logout") : nil
  }
}
