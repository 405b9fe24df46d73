/// What a transition changes of what lists find an execution by.
public struct VisibilityChange: Hashable, Sendable {
  /// The record afterwards, whole.
  public var record: VisibilityRecord
  /// What of it differs from before, beside the attributes; all of it for a new execution.
  public var parts: Parts
  /// The attributes that differ from before, by name; nil: it is removed. Of a new execution all that it has.
  public var attributes: [String: AttributeValue?]

  public init(record: VisibilityRecord, parts: Parts, attributes: [String: AttributeValue?]) {
    self.record = record
    self.parts = parts
    self.attributes = attributes
  }

  /// Parts of a record that change together, by how much it costs to write them.
  public struct Parts: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Status and close time: where lists show it.
    public static let standing = Parts(rawValue: 1)
    /// Build ids and checksums: they come with the first task that a worker completes.
    public static let builds = Parts(rawValue: 2)
    /// Whatever rarely changes.
    public static let rest = Parts(rawValue: 4)
    public static let all: Parts = [.standing, .builds, .rest]
  }
}
