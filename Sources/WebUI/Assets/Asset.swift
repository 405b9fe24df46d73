/// One file that a browser may ask for, or a template.
struct Asset: Sendable {
  /// Its path below the folder of assets.
  var name: String
  var bytes: [UInt8]

  /// The media type by the name's ending.
  var type: String {
    switch name.split(separator: ".").last {
    case "css": "text/css; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "svg": "image/svg+xml"
    default: "application/octet-stream"
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension Sequence<Asset> {
  /// A name for exactly these files: it changes when one of them does.
  var contentHash: String {
    var hash = ContentHash()
    for asset in self {
      hash.add(asset.name.utf8)
      hash.add(asset.bytes)
    }
    return hash.text
  }
}
