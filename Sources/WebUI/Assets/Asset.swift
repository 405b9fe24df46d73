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
  /// A name for exactly these bytes (FNV-1a, 64 bits): it changes when one of them does.
  var contentHash: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for asset in self {
      for byte in asset.name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      for byte in asset.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    return String(hash, radix: 36)
  }
}
