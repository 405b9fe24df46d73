/// What a caller may do, as its token, key or certificate says.
public struct Claims: Hashable, Sendable {
  /// The name by which permissions mean the whole system.
  public static let systemName = "temporal-system"

  /// Who it is, for logs.
  public var subject: String
  /// Roles in every namespace, and in what belongs to none.
  public var system: Role = []
  public var namespaces: [String: Role] = [:]

  /// Somebody who may do nothing yet.
  public init(subject: String) { self.subject = subject }

  /// Adds what permissions such as `payments:write` and `temporal-system:read` say. What is no permission gives nothing.
  public mutating func add(_ permissions: [String]) {
    for permission in permissions {
      let parts = permission.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, let role = Role(named: parts[1]) else { continue }
      if parts[0] == Self.systemName {
        system.insert(role)
      } else {
        namespaces[String(parts[0]), default: []].insert(role)
      }
    }
  }

  /// The roles in a namespace: those given there and those given everywhere.
  public func roles(in namespace: String) -> Role { system.union(namespaces[namespace] ?? []) }

  /// Whether there is any role anywhere.
  var hasAnyRole: Bool { !system.isEmpty || namespaces.values.contains { !$0.isEmpty } }
}
