/// What a call needs.
public struct Permission: Hashable, Sendable {
  /// Where the roles must be held.
  public enum Scope: Hashable, Sendable {
    /// Nobody is asked who they are.
    case open
    /// Any role anywhere will do; the answer shows only what the caller may see.
    case anywhere
    /// In the namespace that the request names.
    case namespace
    /// In the whole system.
    case system
  }

  public var scope: Scope
  /// The roles of which one is enough.
  public var roles: Role

  static let open = Permission(scope: .open, roles: [])
  static let anywhere = Permission(scope: .anywhere, roles: [.worker, .reader, .writer, .admin])
  static let read = Permission(scope: .namespace, roles: [.reader, .writer, .admin])
  static let readByWorkers = Permission(scope: .namespace, roles: [.worker, .reader, .writer, .admin])
  static let work = Permission(scope: .namespace, roles: [.worker, .writer, .admin])
  static let write = Permission(scope: .namespace, roles: [.writer, .admin])
  static let administer = Permission(scope: .namespace, roles: .admin)
  static let administerSystem = Permission(scope: .system, roles: .admin)

  /// Whether the claims are enough for a call in `namespace`, which is empty where the request names none.
  public func isGiven(by claims: Claims, in namespace: String) -> Bool {
    switch scope {
    case .open: true
    case .anywhere: claims.hasAnyRole
    case .namespace: !claims.roles(in: namespace).isDisjoint(with: roles)
    case .system: !claims.system.isDisjoint(with: roles)
    }
  }
}
