import CWebAssets
import Foundation
import HTTPServer
import Mustache

/// The UI's files, out of the binary or, for those who work on them, out of a folder.
///
/// Browsers find them under `/assets/<hash>/<name>`, where the hash stands for all of them: what has that address never changes, and modules
/// may import each other by their names. All style sheets are one file, `app.css`.
struct AssetStore: Sendable {
  private let folder: String?

  /// Throws where a template of the folder cannot be read.
  init(folder: String?) throws {
    self.folder = folder
    if let folder { _ = try AssetSet(Self.files(in: folder)) }
  }

  /// What is in the binary. Read when the first page is asked for: a server has work before that.
  private static let built = (try? AssetSet(embedded)) ?? AssetSet()

  /// A folder is read for every page, so that what was just changed is what is seen.
  private var current: AssetSet {
    guard let folder, let read = try? AssetSet(Self.files(in: folder)) else { return Self.built }
    return read
  }

  var templates: MustacheLibrary { current.templates }
  /// Where the files of now are: `/assets/<hash>`.
  var path: String { "/assets/" + current.hash }

  /// The file under that path; nil where the path is none of an asset.
  func answer(_ path: String, ifNoneMatch: String?) -> HTTPAnswer? {
    if path == "/favicon.ico" { return HTTPAnswer(303, headers: ["location": self.path + "/icon.svg"]) }
    guard path.hasPrefix("/assets/") else { return nil }
    let set = current
    let parts = path.split(separator: "/", maxSplits: 2)
    guard parts.count == 3, let asset = set.public[String(parts[2])] else { return .text(404, "no such file\n") }
    let tag = "\"\(set.hash)\""
    let caching = parts[1] == set.hash ? "public, max-age=31536000, immutable" : "no-cache"
    if ifNoneMatch == tag { return HTTPAnswer(304, headers: ["etag": tag, "cache-control": caching]) }
    return HTTPAnswer(200, headers: ["content-type": asset.type, "cache-control": caching, "etag": tag], body: .bytes(asset.bytes))
  }

  static var embedded: [Asset] {
    (0..<web_asset_count).map { number in
      let file = web_asset_at(number)
      return Asset(name: String(cString: file.name), bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.size)))
    }
  }

  private static func files(in folder: String) -> [Asset] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.sorted().compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map { Asset(name: name, bytes: Array($0)) }
    }
  }
}
