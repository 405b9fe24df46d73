public import Model
import Synchronization

/// Decides who may make which call.
///
/// Keys and principals are read at the start and again when asked to; what was read last stays in force when a later reading fails.
/// A token is checked once and then known until it expires or keys change.
public final class AccessControl: Sendable {
  /// Reads a source of keys: the body behind an address, or a file.
  public typealias Reader = @Sendable (String) async throws -> [UInt8]

  private struct State {
    var keys = KeySet()
    var principals = PrincipalFile()
    var known: [String: TokenVerifier.Verified] = [:]
    var refreshedAt: WallTime?
  }

  /// Tokens that are remembered.
  private static let maximumKnown = 4096
  /// The least time between two readings that unknown keys cause: a forged token must not make this server a hammer.
  private static let refreshPause: Duration = .seconds(5)

  private let settings: AccessSettings
  private let verifier: TokenVerifier
  private let read: Reader
  private let now: @Sendable () -> WallTime
  private let state = Mutex(State())

  public init(settings: AccessSettings, now: @escaping @Sendable () -> WallTime, read: @escaping Reader) {
    self.settings = settings
    self.read = read
    self.now = now
    verifier = TokenVerifier(audience: settings.audience, issuer: settings.issuer, permissionsClaim: settings.permissionsClaim)
  }

  /// Reads keys and principals anew; throws, and changes nothing, when one of them cannot be read.
  public func refresh() async throws(AccessError) {
    state.withLock { $0.refreshedAt = now() }
    var keys = KeySet()
    for source in settings.keySources {
      do {
        try await keys.add(try await read(source))
      } catch {
        throw AccessError("the keys at \(source) cannot be read: \(error is DecodingError ? "they are no JSON Web Key Set" : "\(error)")")
      }
    }
    if keys.count == 0 && !settings.keySources.isEmpty {
      throw AccessError("there is no usable public key at \(settings.keySources.joined(separator: ", "))")
    }
    let principals = try await principals()
    let found = keys
    state.withLock { state in
      state.keys = found
      state.principals = principals
      state.known = [:]
    }
  }

  private func principals() async throws(AccessError) -> PrincipalFile {
    guard let path = settings.principalFile else { return PrincipalFile() }
    let text: String
    do {
      text = String(decoding: try await read(path), as: UTF8.self)
    } catch {
      throw AccessError("\(path) cannot be read: \(error)")
    }
    do {
      return try PrincipalFile(text)
    } catch {
      throw AccessError("\(path), \(error)")
    }
  }

  /// Lets a call pass and answers who makes it; throws PERMISSION_DENIED with a reason in its detail.
  /// - Parameter namespace: What the request names; empty where it names none.
  public func admit(path: String, namespace: String, _ credentials: Credentials) async throws(ServiceError) -> Claims {
    guard let permission = MethodPermissions.permission(for: path) else { throw Self.denied("the method is not known") }
    if permission.scope == .open { return Claims(subject: "") }
    let claims: Claims
    do {
      claims = try await identify(credentials)
    } catch {
      throw Self.denied("\(error)")
    }
    guard permission.isGiven(by: claims, in: namespace) else { throw Self.denied(permission.lack(of: claims, in: namespace)) }
    return claims
  }

  /// Who makes a call.
  func identify(_ credentials: Credentials) async throws(TokenProblem) -> Claims {
    guard let bearer = credentials.bearer else {
      if credentials.authorization != nil { throw .malformed }
      guard let certificate = credentials.certificate, let subject = CertificateSubject(certificate: certificate),
        let claims = state.withLock({ $0.principals }).claims(subject: subject)
      else { throw .noCredentials }
      return claims
    }
    let (known, principals) = state.withLock { ($0.known[bearer], $0.principals) }
    if let known, known.expiresAt.map({ now() < $0 }) ?? true { return known.claims }
    guard bearer.utf8.contains(UInt8(ascii: ".")) else {
      guard let claims = principals.claims(key: bearer) else { throw .unknownAPIKey }
      return claims
    }
    return try await verify(bearer)
  }

  private func verify(_ token: String) async throws(TokenProblem) -> Claims {
    let verified: TokenVerifier.Verified
    do {
      verified = try verifier.verify(token, keys: state.withLock { $0.keys }, now: now())
    } catch .unknownKey where mayRefresh() {
      // The issuer may have changed its keys since they were read.
      do { try await refresh() } catch { throw .unknownKey }
      verified = try verifier.verify(token, keys: state.withLock { $0.keys }, now: now())
    }
    state.withLock { state in
      if state.known.count >= Self.maximumKnown { state.known = [:] }
      state.known[token] = verified
    }
    return verified.claims
  }

  private func mayRefresh() -> Bool {
    let now = now()
    return state.withLock { state in
      if let last = state.refreshedAt, now < last + Self.refreshPause { return false }
      state.refreshedAt = now
      return true
    }
  }

  /// The answer to whoever may not: the same words for every reason, which stands in the detail.
  public static func denied(_ reason: String) -> ServiceError {
    ServiceError(.permissionDenied, "Request unauthorized.", detail: .permissionDenied(reason: reason))
  }
}

extension Permission {
  /// What is missing, in words.
  fileprivate func lack(of claims: Claims, in namespace: String) -> String {
    let names = [(Role.worker, "worker"), (.reader, "read"), (.writer, "write"), (.admin, "admin")].filter { roles.contains($0.0) }
    let role = names.map(\.1).joined(separator: " or ")
    let place = scope == .namespace && !namespace.isEmpty ? "namespace \(namespace)" : Claims.systemName
    return "\(claims.subject) lacks the role \(role) in \(place)"
  }
}
