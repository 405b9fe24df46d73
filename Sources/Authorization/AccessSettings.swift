/// Who is let in. With nothing set here nobody is.
public struct AccessSettings: Hashable, Sendable {
  /// Where the public keys of tokens lie: `https://` and `http://` addresses, or paths of files, each of a JSON Web Key Set.
  public var keySources: [String] = []
  /// What a token's `aud` must contain; nil: anything.
  public var audience: String?
  /// What a token's `iss` must be; nil: anything.
  public var issuer: String?
  /// The claim that lists permissions.
  public var permissionsClaim = "permissions"
  /// A file of API keys and certificates' subjects; nil: none.
  public var principalFile: String?

  public init() {}

  /// Whether an address is fetched over HTTP, not read from a file.
  public static func isRemote(_ source: String) -> Bool { source.hasPrefix("https://") || source.hasPrefix("http://") }
}
