import Foundation

/// The repository as files on disk.
enum SourceTree {
  /// The folder that holds `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file that people write: `Sources` and `Tests`, without generated ones.
  static let swiftFiles: [SourceFile] = sources + files(under: "Tests") { $0.hasSuffix(".swift") }

  /// Every Swift file of the product, without generated ones.
  static let sources: [SourceFile] = files(under: "Sources") { $0.hasSuffix(".swift") }

  /// Every text file that people write, whatever its language.
  static let textFiles: [SourceFile] = {
    let endings = [".swift", ".py", ".md", ".proto", ".sh", ".h", ".c", ".txt"]
    let folders = ["Benchmarks", "Examples", "Protos", "Sources", "Tests", "docs", "scripts"].flatMap { folder in
      files(under: folder) { name in endings.contains { name.hasSuffix($0) } || !name.contains(".") }
    }
    let top = ["Package.swift", "README.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", ".ci/run"].compactMap(file(at:))
    return folders + top
  }()

  /// The file at a path relative to the root, or nil when it is not there or no text.
  static func file(at path: String) -> SourceFile? {
    guard let text = try? String(contentsOf: root.appending(path: path), encoding: .utf8) else { return nil }
    return SourceFile(path: path, text: text)
  }

  private static func files(under folder: String, where isWanted: (String) -> Bool) -> [SourceFile] {
    let base = root.appending(path: folder)
    guard let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: [.isRegularFileKey]) else { return [] }
    var found: [SourceFile] = []
    for case let url as URL in walk {
      let name = url.lastPathComponent
      if name == "Generated" || name == "recorded" || name == "__pycache__" || name.hasPrefix(".") {
        walk.skipDescendants()
        continue
      }
      guard isWanted(name), (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true else { continue }
      if let file = file(at: String(url.path.dropFirst(root.path.count + 1))) { found.append(file) }
    }
    return found.sorted { $0.path < $1.path }
  }
}
