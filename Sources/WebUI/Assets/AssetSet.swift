import Mustache

/// The files of one moment: templates read, style sheets joined.
struct AssetSet: Sendable {
  let templates: MustacheLibrary
  /// What browsers may ask for, by name.
  let `public`: [String: Asset]
  let hash: String

  /// Nothing.
  init() {
    (templates, `public`, hash) = (MustacheLibrary(), [:], "none")
  }

  /// Throws where a template cannot be read.
  init(_ assets: [Asset]) throws {
    var templates = MustacheLibrary()
    var files: [String: Asset] = [:]
    var styles = Asset(name: "app.css", bytes: [])
    for asset in assets {
      if let name = asset.name.between("templates/", ".mustache") {
        try templates.register(asset.text, named: name)
      } else if asset.name.hasPrefix("css/") {
        styles.bytes += asset.bytes
      } else if let name = asset.name.between("js/", "") {
        files[name] = Asset(name: name, bytes: asset.bytes)
      } else {
        files[asset.name] = asset
      }
    }
    files[styles.name] = styles
    self.templates = templates
    `public` = files
    hash = files.values.sorted { $0.name < $1.name }.contentHash
  }
}

extension String {
  /// What lies between a beginning and an end; nil where the text has not both.
  fileprivate func between(_ beginning: String, _ end: String) -> String? {
    guard hasPrefix(beginning), hasSuffix(end) else { return nil }
    return String(dropFirst(beginning.count).dropLast(end.count))
  }
}
