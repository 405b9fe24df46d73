public import Persistence

/// Why a database refused a statement.
public struct SQLFailure: Error, Sendable, Equatable {
  public var kind: Kind
  /// One clear sentence for the operator that names the database.
  public var sentence: String

  public init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }

  /// What a caller can do about it.
  public enum Kind: Sendable, Equatable {
    /// A row that must be unique is there already.
    case constraint
    /// Locked by somebody else for longer than the connection waits.
    case busy
    /// A statement that was sent ahead did not find what it expected.
    case unmet
    /// The device failed in the middle: what happened to a commit is unknown, and nothing may build on it.
    case interrupted
    /// The connection is gone: what happened to a commit is unknown, but a new connection will tell.
    case disconnected
    /// Everything else: full, read-only, damaged, a mistake in the SQL.
    case refused
  }

  /// The failure as a store tells it, for anything but a commit's last step.
  public var storeError: StoreError { .failed(sentence) }
}
