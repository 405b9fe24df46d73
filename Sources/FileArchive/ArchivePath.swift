/// Names a document, or a folder of documents, below the folder of an archive.
public struct ArchivePath: Hashable, Sendable {
  /// The archive's folder, absolute.
  public let folder: String
  public let components: [String]

  /// Nil when a component could lead out of the folder.
  public init?(folder: String, _ components: [String]) {
    guard folder.hasPrefix("/"), components.allSatisfy(Self.isName) else { return nil }
    self.folder = folder
    self.components = components
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text != "." && text != ".." && !text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  /// The path in the file system.
  var text: String { ([folder] + components).joined(separator: "/") }

  /// The folders that lead to it, from the innermost to the archive's own.
  var folders: [String] {
    (0..<max(components.count, 1)).reversed().map { ([folder] + components.prefix($0)).joined(separator: "/") }
  }
}
