import HistoryService
import Synchronization

/// An archive in memory, which a test can break.
final class FakeArchive: WorkflowArchive {
  private struct State {
    var documents: [ArchivePlace: [UInt8]] = [:]
    var writes = 0
    var isBroken = false
  }

  private let state = Mutex(State())

  func write(_ document: [UInt8], to place: ArchivePlace) throws(ArchiveFailure) {
    let isBroken = state.withLock { state in
      state.writes += 1
      if !state.isBroken { state.documents[place] = document }
      return state.isBroken
    }
    if isBroken { throw ArchiveFailure("no space left on device") }
  }

  func read(_ place: ArchivePlace) -> [UInt8]? { state.withLock { $0.documents[place] } }

  func documents(in place: ArchivePlace, before: String?, limit: Int) -> [String] {
    let names = state.withLock { state in
      state.documents.keys.filter { $0.uri == place.uri && $0.path.starts(with: place.path) }.map {
        $0.path.suffix(2).joined(separator: "/")
      }
    }
    return Array(names.filter { name in before.map { name < $0 } ?? true }.sorted(by: >).prefix(limit))
  }

  func setBroken(_ isBroken: Bool) { state.withLock { $0.isBroken = isBroken } }

  var documents: [ArchivePlace: [UInt8]] { state.withLock { $0.documents } }
  var writes: Int { state.withLock { $0.writes } }
}
