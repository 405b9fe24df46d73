/// What the server says of itself as a whole.
public struct ClusterDescription: Sendable {
  /// The version of Temporal whose API and behaviour this server offers: clients judge servers by it.
  public static let serverVersion = "1.32.0"

  /// The only cluster there is.
  public var name = "active"
  /// Made once per store, and kept in it.
  public var id: String
  /// Where clients reach it, as `host:port`.
  public var address: String
  /// What keeps it, e.g. `sqlite`.
  public var persistenceStore: String

  /// Describes this server.
  public init(id: String, address: String, persistenceStore: String) {
    self.id = id
    self.address = address
    self.persistenceStore = persistenceStore
  }
}
