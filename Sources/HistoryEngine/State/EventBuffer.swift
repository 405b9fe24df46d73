public import TemporalAPI

/// An event without an id, waiting in the buffer.
public struct BufferedEvent: Sendable, Equatable {
  /// Order of arrival; names the stored item.
  public let sequence: Int64
  public let event: HistoryEvent
  /// On the wire.
  public let bytes: Int

  init(sequence: Int64, event: HistoryEvent) {
    self.sequence = sequence
    self.event = event
    bytes = event.wireBytes
  }
}

/// The events that wait for a workflow task to end, oldest first, and how much they are together.
public struct EventBuffer: Sendable, Equatable, RandomAccessCollection {
  private var events: [BufferedEvent] = []
  /// Of all of them, on the wire.
  public private(set) var bytes = 0

  public var startIndex: Int { events.startIndex }
  public var endIndex: Int { events.endIndex }
  /// The event at a place, the oldest first.
  public subscript(position: Int) -> BufferedEvent { events[position] }

  mutating func append(_ event: BufferedEvent) {
    events.append(event)
    bytes += event.bytes
  }

  mutating func remove(at position: Int) {
    bytes -= events.remove(at: position).bytes
  }

  mutating func removeAll() {
    events.removeAll()
    bytes = 0
  }

  /// Puts events into order that were read in another.
  mutating func sort() {
    events.sort { $0.sequence < $1.sequence }
  }
}
