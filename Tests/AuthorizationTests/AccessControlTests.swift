import JWTKit
import Model
import Synchronization
import Testing

@testable import Authorization

@Suite("Access control", .timeLimit(.minutes(1)))
struct AccessControlTests {
  private let start = "/temporal.api.workflowservice.v1.WorkflowService/StartWorkflowExecution"

  /// Somebody who publishes keys, which change.
  private final class Issuer: Sendable {
    let keys = Mutex<[(id: String, key: ES256PrivateKey)]>([])
    let readings = Mutex(0)
    let time = Mutex(WallTime(nanoseconds: 1_700_000_000_000_000_000))

    init() { rotate("one") }

    func rotate(_ id: String) { keys.withLock { $0 = [(id, ES256PrivateKey())] } }

    func read() -> [UInt8] {
      readings.withLock { $0 += 1 }
      let entries = keys.withLock { $0 }.map { id, key in
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"kid\":\"\(id)\",\"x\":\"\(key.publicKey.parameters?.x ?? "")\","
          + "\"y\":\"\(key.publicKey.parameters?.y ?? "")\"}"
      }
      return Array("{\"keys\":[\(entries.joined(separator: ","))]}".utf8)
    }

    func token(_ permissions: [String], lives: Double = 3600) async throws -> String {
      guard let (id, key) = keys.withLock({ $0.first }) else { return "" }
      let kid = JWKIdentifier(string: id)
      let end = Double(time.withLock { $0 }.nanoseconds) / 1e9 + lives
      return try await JWTKeyCollection().add(ecdsa: key, kid: kid).sign(Body(sub: "alice", exp: end, permissions: permissions), kid: kid)
    }

    func control() async throws -> AccessControl {
      var settings = AccessSettings()
      settings.keySources = ["https://issuer/keys"]
      let control = AccessControl(settings: settings, now: { self.time.withLock { $0 } }, read: { _ in self.read() })
      try await control.refresh()
      return control
    }
  }

  private struct Body: JWTPayload {
    var sub: String
    var exp: Double
    var permissions: [String]

    func verify(using algorithm: some JWTAlgorithm) async throws {}
  }

  private func bearer(_ token: String) -> Credentials { Credentials(authorization: "Bearer \(token)", certificate: nil) }

  private func reason(_ error: ServiceError?) -> String {
    guard case .permissionDenied(let reason)? = error?.detail else { return "" }
    return reason
  }

  @Test("lets in who has the role, and tells the others what they lack")
  func roles() async throws {
    let issuer = Issuer()
    let control = try await issuer.control()
    let token = try await issuer.token(["payments:write", "other:read"])
    #expect(try await control.admit(path: start, namespace: "payments", bearer(token)).subject == "alice")
    let error = await #expect(throws: ServiceError.self) { try await control.admit(path: start, namespace: "other", bearer(token)) }
    #expect(error?.code == .permissionDenied && error?.message == "Request unauthorized.")
    #expect(reason(error) == "alice lacks the role write or admin in namespace other")
    for namespace in ["", "temporal-system", "paymentsX"] {
      await #expect(throws: ServiceError.self) { try await control.admit(path: start, namespace: namespace, bearer(token)) }
    }
  }

  @Test("a call without credentials, or with odd ones, is refused")
  func nobody() async throws {
    let control = try await Issuer().control()
    for header in [nil, "", "Bearer ", "Bearer key", "Basic YTpi", "bearer a.b.c"] {
      let credentials = Credentials(authorization: header, certificate: nil)
      await #expect(throws: ServiceError.self) { try await control.admit(path: start, namespace: "payments", credentials) }
    }
    let open = "/temporal.api.workflowservice.v1.WorkflowService/GetSystemInfo"
    _ = try await control.admit(path: open, namespace: "", Credentials(authorization: nil, certificate: nil))
    let unknown = Credentials(authorization: nil, certificate: nil)
    await #expect(throws: ServiceError.self) { try await control.admit(path: "/x/Y", namespace: "", unknown) }
  }

  @Test("a new key is fetched when a token names it, and not more often than every few seconds")
  func rotation() async throws {
    let issuer = Issuer()
    let control = try await issuer.control()
    let old = try await issuer.token(["payments:write"])
    _ = try await control.admit(path: start, namespace: "payments", bearer(old))
    issuer.rotate("two")
    let new = try await issuer.token(["payments:write"])
    let early = await #expect(throws: ServiceError.self) { try await control.admit(path: start, namespace: "payments", bearer(new)) }
    #expect(reason(early).contains("not known") && issuer.readings.withLock { $0 } == 1)
    issuer.time.withLock { $0 = $0 + .seconds(10) }
    _ = try await control.admit(path: start, namespace: "payments", bearer(new))
    #expect(issuer.readings.withLock { $0 } == 2)
    // The old key is gone, and what was believed because of it.
    await #expect(throws: ServiceError.self) { try await control.admit(path: start, namespace: "payments", bearer(old)) }
  }

  @Test("a token that was believed once is refused after its end")
  func expiry() async throws {
    let issuer = Issuer()
    let control = try await issuer.control()
    let token = try await issuer.token(["payments:write"], lives: 30)
    _ = try await control.admit(path: start, namespace: "payments", bearer(token))
    issuer.time.withLock { $0 = $0 + .seconds(31) }
    let error = await #expect(throws: ServiceError.self) { try await control.admit(path: start, namespace: "payments", bearer(token)) }
    #expect(reason(error) == "the token has expired")
  }

  @Test("keys that cannot be read leave those in force that were")
  func failedRefresh() async throws {
    let issuer = Issuer()
    let control = try await issuer.control()
    let token = try await issuer.token(["payments:write"])
    issuer.keys.withLock { $0 = [] }
    await #expect(throws: AccessError.self) { try await control.refresh() }
    _ = try await control.admit(path: start, namespace: "payments", bearer(token))
  }
}
