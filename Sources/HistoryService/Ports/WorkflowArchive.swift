/// Where closed workflows are kept when they leave the store.
public protocol WorkflowArchive: Sendable {
  /// Keeps a document, in place of what is there; durable when it returns.
  func write(_ document: [UInt8], to place: ArchivePlace) async throws(ArchiveFailure)

  /// The document; nil: there is none.
  func read(_ place: ArchivePlace) async throws(ArchiveFailure) -> [UInt8]?

  /// The documents in the folders of a place, as `folder/document`, from the last name to the first, those before `before`, at most `limit`.
  func documents(in place: ArchivePlace, before: String?, limit: Int) async throws(ArchiveFailure) -> [String]
}

/// A document, or a folder, of an archive.
public struct ArchivePlace: Hashable, Sendable {
  /// The archive, as its namespace names it.
  public var uri: String
  /// Made of ids, dates and numbers alone: nothing that a client chose gets into a path.
  public var path: [String]

  public init(uri: String, path: [String]) {
    self.uri = uri
    self.path = path
  }
}

/// Why an archive cannot be written or read, in one sentence.
public struct ArchiveFailure: Error, Hashable, Sendable {
  public var reason: String

  public init(_ reason: String) { self.reason = reason }
}

/// Where a namespace archives its closed workflows.
public struct NamespaceArchives: Sendable, Hashable {
  /// Where their histories go; nil: nowhere.
  public var history: String?
  /// Where what lists show of them goes; nil: nowhere.
  public var visibility: String?

  public init(history: String? = nil, visibility: String? = nil) {
    self.history = history
    self.visibility = visibility
  }

  var isEmpty: Bool { history == nil && visibility == nil }
}
