/// What somebody may do in one namespace, or in the whole system. Roles are given side by side: none but admin contains another.
public struct Role: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Runs a worker: polls, answers tasks, and reads what a worker needs to read.
  public static let worker = Role(rawValue: 1)
  /// Looks at everything and changes nothing.
  public static let reader = Role(rawValue: 2)
  /// Starts, signals and ends what runs, and runs workers.
  public static let writer = Role(rawValue: 4)
  /// Does everything, and changes namespaces.
  public static let admin = Role(rawValue: 8)

  /// The role by the name that permissions give it, without regard to case; nil for no name of a role.
  init?(named name: some StringProtocol) {
    switch name.lowercased() {
    case "worker": self = .worker
    case "read": self = .reader
    case "write": self = .writer
    case "admin": self = .admin
    default: return nil
    }
  }
}
