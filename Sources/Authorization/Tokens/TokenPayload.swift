import FoundationEssentials

/// The claims of a token that count here. What is there but of another type counts as wrong where that could open a door, else as missing.
struct TokenPayload: Decodable {
  static let permissionsClaim = CodingUserInfoKey(rawValue: "permissions claim")

  var subject: String?
  /// Seconds since 1970.
  var expiresAt: Double?
  var notBefore: Double?
  var issuer: String?
  var audiences: [String]
  var permissions: [String]

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// A string, or anything else, which is passed over.
  private struct Word: Decodable {
    var text: String?
    init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
  }

  init(from decoder: any Decoder) throws {
    let claims = try decoder.container(keyedBy: Key.self)
    subject = try? claims.decode(String.self, forKey: Key(stringValue: "sub"))
    expiresAt = try claims.decodeIfPresent(Double.self, forKey: Key(stringValue: "exp"))
    notBefore = try claims.decodeIfPresent(Double.self, forKey: Key(stringValue: "nbf"))
    issuer = try? claims.decode(String.self, forKey: Key(stringValue: "iss"))
    let audience = Key(stringValue: "aud")
    audiences =
      (try? claims.decode(String.self, forKey: audience)).map { [$0] } ?? (try? claims.decode([String].self, forKey: audience)) ?? []
    let name = Self.permissionsClaim.flatMap { decoder.userInfo[$0] as? String } ?? "permissions"
    permissions = ((try? claims.decode([Word].self, forKey: Key(stringValue: name))) ?? []).compactMap(\.text)
  }
}
