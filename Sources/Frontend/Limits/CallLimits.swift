/// How many calls are taken. Zero is no limit, which is the default: a server of one's own has no neighbours to protect.
public struct CallLimits: Hashable, Sendable {
  /// Calls per second of all namespaces together (`frontend.rps`).
  public var serverRPS = 0.0
  /// Calls per second of a namespace (`frontend.namespaceRPS`), and how many times as many may come at once.
  public var namespaceRPS = 0.0
  public var namespaceBurstRatio = 2.0
  /// Lists and counts per second of a namespace (`frontend.namespaceRPS.visibility`).
  public var listRPS = 0.0
  /// Workers' polls that a namespace may have open (`frontend.namespaceCount`).
  public var openPolls = 0

  public init() {}

  /// Whether there is any limit.
  var isActive: Bool { serverRPS > 0 || namespaceRPS > 0 || listRPS > 0 || openPolls > 0 }
}
