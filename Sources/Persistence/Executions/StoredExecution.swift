/// An execution as read: its version, its state record and every item.
public struct StoredExecution: Sendable, Equatable {
  public var version: Int64
  public var state: [UInt8]
  public var items: [StoredItem]

  public init(version: Int64, state: [UInt8], items: [StoredItem]) {
    self.version = version
    self.state = state
    self.items = items
  }
}

/// Names a part of an execution that is written apart from its state record: a pending activity, a timer, a buffered event.
public struct ItemID: Hashable, Sendable {
  /// The owner's number for the kind of item; part of the storage format.
  public var kind: UInt8
  public var reference: Int64

  public init(kind: UInt8, reference: Int64) {
    self.kind = kind
    self.reference = reference
  }
}

/// A part of an execution with its name; the bytes are its owner's.
public struct StoredItem: Hashable, Sendable {
  public var id: ItemID
  public var bytes: [UInt8]

  public init(id: ItemID, bytes: [UInt8]) {
    self.id = id
    self.bytes = bytes
  }
}

/// A run of events that one transaction wrote; never split on read.
public struct HistoryBatch: Hashable, Sendable {
  public var firstEventID: Int64
  public var lastEventID: Int64
  public var bytes: [UInt8]

  public init(firstEventID: Int64, lastEventID: Int64, bytes: [UInt8]) {
    self.firstEventID = firstEventID
    self.lastEventID = lastEventID
    self.bytes = bytes
  }
}
