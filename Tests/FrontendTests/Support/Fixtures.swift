import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import Persistence
import SwiftProtobuf
import Synchronization
import TemporalAPI
import Testing

@testable import Frontend

/// Ids in rising order, so that what is made later is listed later.
final class Counter: Sendable {
  private let value = Mutex<UInt64>(0)

  func next() -> UniqueID {
    value.withLock { value in
      value += 1
      return UniqueID(high: 0, low: value)
    }
  }
}

extension NamespaceRegistry {
  /// A registry at a fixed time.
  static func fixed(_ store: any NamespaceStore, ids: Counter = Counter()) -> NamespaceRegistry {
    NamespaceRegistry(store: store, now: { WallTime(nanoseconds: 1_000) }, makeID: { ids.next() })
  }
}

extension Namespace {
  /// A namespace that no store knows.
  static func named(_ name: String, searchAttributes: [String: IndexedValueType] = [:]) throws -> Namespace {
    var record = NamespaceRecord()
    record.state = .registered
    try record.add(searchAttributes)
    return Namespace(id: UniqueID(high: 1, low: 1), name: name, version: 1, record: record)
  }
}

extension Payload {
  static func json(_ text: String) -> Payload {
    Payload.with {
      $0.metadata["encoding"] = .init("json/plain".utf8)
      $0.data = .init(text.utf8)
    }
  }

  static func sized(_ bytes: Int) -> Payload { Payload.with { $0.data = .init(repeating: 1, count: bytes) } }
}

/// The refusal that `body` must end with.
func refusal(_ body: () throws -> Void) -> ServiceError? {
  do {
    try body()
    return nil
  } catch {
    return error as? ServiceError
  }
}
