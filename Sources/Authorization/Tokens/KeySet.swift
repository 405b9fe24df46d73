import FoundationEssentials
import JWTKit

/// Public keys that tokens may be signed with. Keys that share a secret are passed over: whoever can check with them can also sign.
struct KeySet: Sendable {
  /// A key does one algorithm only, or a token could choose how it is checked.
  private struct Name: Hashable {
    /// Nil: the key has no name, and tokens that name none are checked with it.
    var id: String?
    var algorithm: String
  }

  private var keys: [Name: any JWTAlgorithm] = [:]

  static let algorithms: Set = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

  /// How many keys there are, each counted once for every algorithm that it may do.
  var count: Int { keys.count }

  func key(id: String?, algorithm: String) -> (any JWTAlgorithm)? {
    if let key = keys[Name(id: id, algorithm: algorithm)] { return key }
    // A token that names no key may mean the only one there is.
    let fitting = id == nil ? keys.filter { $0.key.algorithm == algorithm } : [:]
    return fitting.count == 1 ? fitting.values.first : nil
  }

  /// Adds the keys of a JSON Web Key Set. Throws when the text is none; keys of kinds that are not known are passed over.
  mutating func add(_ json: [UInt8]) async throws {
    let document = try JSONDecoder().decode(Document.self, from: Data(json))
    for entry in document.keys {
      guard let key = entry.key, entry.use ?? "sig" == "sig" else { continue }
      for algorithm in Self.algorithms(of: key) {
        var one = key
        one.algorithm = algorithm
        one.keyIdentifier = "key"
        let collection = JWTKeyCollection()
        guard let usable = try? await collection.add(jwk: one).getKey(for: "key") else { continue }
        keys[Name(id: key.keyIdentifier?.string, algorithm: algorithm.rawValue)] = usable
      }
    }
  }

  mutating func add(_ other: KeySet) { keys.merge(other.keys) { $1 } }

  private static func algorithms(of key: JWK) -> [JWK.Algorithm] {
    if let named = key.algorithm { return algorithms.contains(named.rawValue) ? [named] : [] }
    switch (key.keyType.rawValue, key.curve?.rawValue) {
    case ("RSA", _): return [.rs256, .rs384, .rs512, .ps256, .ps384, .ps512]
    case ("EC", "P-256"): return [.es256]
    case ("EC", "P-384"): return [.es384]
    case ("EC", "P-521"): return [.es512]
    case ("OKP", _): return [.eddsa]
    default: return []
    }
  }

  private struct Document: Decodable {
    struct Entry: Decodable {
      /// Nil: of a kind that is not known.
      var key: JWK?
      var use: String?

      private enum CodingKeys: String, CodingKey { case use }

      init(from decoder: any Decoder) throws {
        key = try? JWK(from: decoder)
        use = try? decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .use)
      }
    }

    var keys: [Entry]
  }
}
