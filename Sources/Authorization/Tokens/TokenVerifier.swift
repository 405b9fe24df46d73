import FoundationEssentials
import JWTKit
import Model

/// Reads JSON Web Tokens and believes those that are signed with a known key, for this server, and for now.
struct TokenVerifier: Sendable {
  /// The longest token that is looked at.
  static let maximumBytes = 16 * 1024

  /// Nil: tokens for any audience are accepted.
  var audience: String?
  /// Nil: tokens of any issuer are accepted.
  var issuer: String?
  var permissionsClaim = "permissions"

  /// Who a token speaks for.
  struct Verified {
    var claims: Claims
    /// Nil: the token never expires.
    var expiresAt: WallTime?
  }

  private struct Header: Decodable {
    var alg: String?
    var kid: String?
    /// Extensions that must be understood; none is.
    var crit: [String]?
  }

  func verify(_ token: String, keys: KeySet, now: WallTime) throws(TokenProblem) -> Verified {
    guard token.utf8.count <= Self.maximumBytes else { throw .tooLong }
    let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { Array($0) }
    guard parts.count == 3, let head = Self.decoded(parts[0]), let body = Self.decoded(parts[1]), let signature = Self.decoded(parts[2]),
      let header = try? JSONDecoder().decode(Header.self, from: head), header.crit == nil
    else { throw .malformed }
    guard let algorithm = header.alg, KeySet.algorithms.contains(algorithm) else { throw .algorithm(header.alg ?? "") }
    guard let key = keys.key(id: header.kid, algorithm: algorithm) else { throw .unknownKey }
    let signed = Data(parts[0] + [UInt8(ascii: ".")] + parts[1])
    guard (try? key.verify(signature, signs: signed)) == true else { throw .badSignature }
    return try accept(body, now: now)
  }

  private func accept(_ body: Data, now: WallTime) throws(TokenProblem) -> Verified {
    let decoder = JSONDecoder()
    if let key = TokenPayload.permissionsClaim { decoder.userInfo[key] = permissionsClaim }
    guard let payload = try? decoder.decode(TokenPayload.self, from: body) else { throw .malformed }
    let seconds = Double(now.nanoseconds) / 1e9
    if let end = payload.expiresAt, !(seconds < end) { throw .expired }
    if let start = payload.notBefore, !(seconds >= start) { throw .notYetValid }
    if let audience, !payload.audiences.contains(audience) { throw .otherAudience }
    if let issuer, payload.issuer != issuer { throw .otherIssuer }
    guard let subject = payload.subject else { throw .noSubject }
    var claims = Claims(subject: subject)
    claims.add(payload.permissions)
    // Beyond the reach of wall time a token lives as long as one that never expires.
    let end = payload.expiresAt.flatMap { Int64(exactly: ($0 * 1e9).rounded(.down)) }
    return Verified(claims: claims, expiresAt: end.map { WallTime(nanoseconds: $0) })
  }

  /// Base64 for URLs, without padding.
  private static func decoded(_ text: [UInt8]) -> Data? {
    var bytes = text
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "-"): bytes[index] = UInt8(ascii: "+")
      case UInt8(ascii: "_"): bytes[index] = UInt8(ascii: "/")
      case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): return nil
      default: break
      }
    }
    bytes += [UInt8](repeating: UInt8(ascii: "="), count: (4 - bytes.count % 4) % 4)
    return Data(base64Encoded: Data(bytes))
  }
}
