import HistoryRecords
import HistoryService
import Model
import TemporalAPI

/// Whether and where a namespace archives its closed workflows' histories, or what lists show of them.
struct ArchivalSetting: Equatable {
  var state: ArchivalState
  /// Empty: it was never said where.
  var uri: String

  /// Takes over what a request says; what it leaves open stays. As in the original, a place that was said stays for ever.
  ///
  /// - Parameter root: The folder below which archives may lie; it is also the place where none is said.
  mutating func apply(_ wanted: ArchivalState, _ place: String, root: String) throws(ServiceError) {
    if !place.isEmpty {
      guard uri.isEmpty || uri == place else { throw .invalidArgument("Cannot update existing archival URI") }
      try Self.check(place, root: root)
      uri = place
    }
    if wanted != .unspecified { state = wanted }
    if state == .enabled && uri.isEmpty { uri = "file://" + root }
  }

  private static func check(_ uri: String, root: String) throws(ServiceError) {
    let file = "file://"
    guard uri.hasPrefix(file) else {
      guard !uri.hasPrefix("s3://"), !uri.hasPrefix("gs://") else {
        throw .unimplemented("Archives in S3 and in Google Cloud Storage are not built in this server; use \(file)\(root).")
      }
      throw .invalidArgument("Invalid archival URI \(uri): \(file) and an absolute path are expected.")
    }
    let path = uri.dropFirst(file.count)
    let names = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard path.hasPrefix("/"), !names.contains(where: { ["", ".", ".."].contains($0) }), !path.utf8.contains(where: { $0 < 0x20 }) else {
      throw .invalidArgument("Invalid archival URI \(uri): an absolute path without . and .. is expected.")
    }
    guard path == root || path.hasPrefix(root + "/") else {
      throw .invalidArgument("Invalid archival URI \(uri): this server keeps archives below \(file)\(root) alone.")
    }
  }
}

extension NamespaceRecord {
  var historyArchival: ArchivalSetting {
    get { ArchivalSetting(state: historyArchivalState.orDisabled, uri: historyArchivalUri) }
    set { (historyArchivalState, historyArchivalUri) = (newValue.state, newValue.uri) }
  }

  var visibilityArchival: ArchivalSetting {
    get { ArchivalSetting(state: visibilityArchivalState.orDisabled, uri: visibilityArchivalUri) }
    set { (visibilityArchivalState, visibilityArchivalUri) = (newValue.state, newValue.uri) }
  }

  /// Where closed runs go from now on.
  var archives: NamespaceArchives {
    NamespaceArchives(
      history: historyArchival.state == .enabled ? historyArchival.uri : nil,
      visibility: visibilityArchival.state == .enabled ? visibilityArchival.uri : nil)
  }
}

extension ArchivalState {
  fileprivate var orDisabled: ArchivalState { self == .enabled ? .enabled : .disabled }
}
