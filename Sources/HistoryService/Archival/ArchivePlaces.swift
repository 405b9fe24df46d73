import Model
import Schedules

/// The layout of an archive. Ids of namespaces and runs are all that leads to a document.
extension ArchivePlace {
  /// A run's history, in folders by the end of its id, which is drawn: thousands of files in one folder are enough.
  static func history(of runID: UniqueID, _ namespaceID: UniqueID, in uri: String) -> ArchivePlace {
    ArchivePlace(uri: uri, path: ["\(namespaceID)", "history", String("\(runID)".suffix(2)), "\(runID).json"])
  }

  /// What lists show of the namespace's workflows, a folder a day.
  static func visibility(of namespaceID: UniqueID, in uri: String) -> ArchivePlace {
    ArchivePlace(uri: uri, path: ["\(namespaceID)", "visibility"])
  }

  /// What they show of one, in the order of closing.
  static func visibility(of runID: UniqueID, closed: WallTime, _ namespaceID: UniqueID, in uri: String) -> ArchivePlace {
    let nanoseconds = String(max(0, closed.nanoseconds))
    let padded = String(repeating: "0", count: max(0, 20 - nanoseconds.count)) + nanoseconds
    return visibility(of: namespaceID, in: uri).appending([String(closed.secondsText.prefix(10)), "\(padded)-\(runID).json"])
  }

  func appending(_ more: [String]) -> ArchivePlace { ArchivePlace(uri: uri, path: path + more) }
}
