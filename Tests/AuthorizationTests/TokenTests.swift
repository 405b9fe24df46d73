import Foundation
import JWTKit
import Model
import Testing

@testable import Authorization

@Suite("Tokens", .timeLimit(.minutes(1)))
struct TokenTests {
  private static let now = WallTime(nanoseconds: 1_700_000_000_000_000_000)
  private static let seconds = 1_700_000_000.0

  /// A token's claims as a test writes them.
  private struct Body: JWTPayload {
    var sub: String? = "alice"
    var aud: [String]? = ["temporal"]
    var iss: String? = "https://issuer"
    var exp: Double? = TokenTests.seconds + 60
    var nbf: Double?
    var permissions: [String]? = ["payments:write"]

    func verify(using algorithm: some JWTAlgorithm) async throws {}
  }

  /// A key of an issuer, with what it publishes.
  private struct Issuer {
    let key = ES256PrivateKey()
    var id = "one"

    var jwks: [UInt8] {
      let parts = key.publicKey.parameters
      return Array(
        """
        {"keys":[{"kty":"oct","k":"c2VjcmV0","kid":"shared","alg":"HS256"},{"kty":"new","kid":"unknown"},
        {"kty":"EC","crv":"P-256","use":"sig","kid":"\(id)","x":"\(parts?.x ?? "")","y":"\(parts?.y ?? "")"}]}
        """.utf8)
    }

    func sign(_ body: Body = Body(), kid: String? = nil) async throws -> String {
      let keys = await JWTKeyCollection().add(ecdsa: key, kid: JWKIdentifier(string: kid ?? id))
      return try await keys.sign(body, kid: JWKIdentifier(string: kid ?? id))
    }
  }

  private func claims(_ token: String, _ issuer: Issuer, verifier: TokenVerifier = TokenVerifier()) async throws -> Claims {
    var keys = KeySet()
    try await keys.add(issuer.jwks)
    return try verifier.verify(token, keys: keys, now: Self.now).claims
  }

  private func problem(_ token: String, _ issuer: Issuer, verifier: TokenVerifier = TokenVerifier()) async throws -> TokenProblem? {
    await #expect(throws: TokenProblem.self) { try await claims(token, issuer, verifier: verifier) }
  }

  @Test("one that is signed, for now and for us speaks for its subject")
  func good() async throws {
    let issuer = Issuer()
    let verifier = TokenVerifier(audience: "temporal", issuer: "https://issuer")
    let found = try await claims(try await issuer.sign(), issuer, verifier: verifier)
    #expect(found.subject == "alice" && found.namespaces == ["payments": .writer] && found.system == [])
  }

  @Test("keys that share a secret, and keys of unknown kinds, are passed over")
  func otherKeys() async throws {
    var keys = KeySet()
    try await keys.add(Issuer().jwks)
    #expect(keys.count == 1)
    await #expect(throws: (any Error).self) { try await keys.add(Array("{\"keys\":".utf8)) }
  }

  @Test("an expired, an early, a foreign and a nameless one are refused, each with its reason")
  func wrongClaims() async throws {
    let issuer = Issuer()
    let strict = TokenVerifier(audience: "temporal", issuer: "https://issuer")
    #expect(try await problem(issuer.sign(Body(exp: Self.seconds)), issuer) == .expired)
    #expect(try await problem(issuer.sign(Body(nbf: Self.seconds + 5)), issuer) == .notYetValid)
    #expect(try await problem(issuer.sign(Body(aud: ["other"])), issuer, verifier: strict) == .otherAudience)
    #expect(try await problem(issuer.sign(Body(aud: nil)), issuer, verifier: strict) == .otherAudience)
    #expect(try await problem(issuer.sign(Body(iss: "https://other")), issuer, verifier: strict) == .otherIssuer)
    #expect(try await problem(issuer.sign(Body(sub: nil)), issuer) == .noSubject)
  }

  @Test("a signature of another key, a changed body and an unknown key are refused")
  func wrongSignatures() async throws {
    let issuer = Issuer()
    #expect(try await problem(Issuer().sign(), issuer) == .badSignature)
    #expect(try await problem(issuer.sign(kid: "two"), issuer) == .unknownKey)
    var parts = try await issuer.sign().split(separator: ".").map(String.init)
    parts[1] = encoded("{\"sub\":\"alice\",\"permissions\":[\"temporal-system:admin\"]}")
    #expect(try await problem(parts.joined(separator: "."), issuer) == .badSignature)
  }

  @Test("alg none and shared secrets are refused, whatever key they name")
  func wrongAlgorithms() async throws {
    let issuer = Issuer()
    for algorithm in ["none", "None", "HS256", "", "ES257"] {
      let token = [encoded("{\"alg\":\"\(algorithm)\",\"kid\":\"one\"}"), encoded("{\"sub\":\"alice\"}"), ""].joined(separator: ".")
      #expect(try await problem(token, issuer) == .algorithm(algorithm))
    }
    // The key is for ES256; a token cannot make it do something else.
    let other = [encoded("{\"alg\":\"RS256\",\"kid\":\"one\"}"), encoded("{\"sub\":\"alice\"}"), encoded("x")].joined(separator: ".")
    #expect(try await problem(other, issuer) == .unknownKey)
  }

  @Test("what is no token is refused")
  func malformed() async throws {
    let issuer = Issuer()
    for text in ["", ".", "..", "a.b", "a.b.c.d", "e30.e30.%%%", encoded("[]") + ".e30.e30"] {
      #expect(try await problem(text, issuer) == .malformed, "\(text)")
    }
    #expect(try await problem(String(repeating: "a", count: TokenVerifier.maximumBytes + 1), issuer) == .tooLong)
    let critical = [encoded("{\"alg\":\"ES256\",\"kid\":\"one\",\"crit\":[\"x\"]}"), "e30", "e30"].joined(separator: ".")
    #expect(try await problem(critical, issuer) == .malformed)
  }

  @Test("permissions that are no list of words give nothing")
  func oddPermissions() async throws {
    let body = "{\"sub\":\"a\",\"permissions\":[1,null,\"payments:read\",{\"payments\":\"admin\"}]}"
    let read = try JSONDecoder().decode(TokenPayload.self, from: Data(body.utf8))
    #expect(read.permissions == ["payments:read"])
    let other = try JSONDecoder().decode(TokenPayload.self, from: Data("{\"permissions\":\"temporal-system:admin\"}".utf8))
    #expect(other.permissions.isEmpty)
  }

  private func encoded(_ text: String) -> String {
    Data(text.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
