public import WebUI

/// Where the web UI is served, and what it may do.
public struct UIConfiguration: Hashable, Sendable {
  /// The address to bind.
  public var host: String
  /// 0 takes any port that is free.
  public var port: Int
  /// The namespace that the front page leads to.
  public var defaultNamespace = "default"
  /// What the path of every page begins with; empty: nothing.
  public var publicPath = ""
  /// A folder of files in place of those in the binary; nil: none.
  public var assetFolder: String?
  /// The URL of a codec server that browsers ask; nil: none.
  public var codecEndpoint: String?
  /// That server is sent the token that a reader signed in with.
  public var passesTokenToCodec = false
  /// How readers sign in; nil: they do not.
  public var login: LoginSettings?
  /// Nothing can be changed from the pages.
  public var isReadOnly = false
  /// What else cannot be done from them, by the names of `UIAction`.
  public var disabledActions: [String] = []

  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// The names that `disabledActions` may have.
  public static var actionNames: [String] { UIAction.allCases.map(\.rawValue) }

  /// Throws when a value cannot be used.
  public func validate() throws(ConfigurationError) {
    guard (0...65_535).contains(port) else { throw ConfigurationError("invalid ui-port \(port): a port is a number from 0 to 65535") }
    if passesTokenToCodec, codecEndpoint == nil {
      throw ConfigurationError("ui-codec-pass-access-token needs ui-codec-endpoint: tokens go to the operator's codec server alone")
    }
    for name in disabledActions where UIAction(rawValue: name) == nil {
      throw ConfigurationError("invalid ui-disable \"\(name)\": expected one of \(Self.actionNames.joined(separator: ", "))")
    }
  }

  /// The path that every page begins with, as a browser shows it.
  public var shownPath: String { publicPath.isEmpty ? "" : "/" + publicPath.split(separator: "/").joined(separator: "/") }

  /// What the UI itself is told.
  var settings: UISettings {
    var settings = UISettings(version: ServerVersion.current)
    settings.publicPath = publicPath
    settings.defaultNamespace = defaultNamespace
    settings.assetFolder = assetFolder
    settings.codecEndpoint = codecEndpoint
    settings.passesTokenToCodec = passesTokenToCodec
    settings.login = login
    settings.disabled = isReadOnly ? Set(UIAction.allCases) : Set(disabledActions.compactMap(UIAction.init(rawValue:)))
    return settings
  }
}
