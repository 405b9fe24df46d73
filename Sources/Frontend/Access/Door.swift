import Authorization
import GRPCServer
import Model

/// Where callers are judged before their call goes on.
struct Door: Sendable {
  /// Nil: everybody may do everything.
  let access: AccessControl?

  /// Whether nobody is asked.
  var isOpen: Bool { access == nil }

  /// Who calls; nil when nobody is asked. Throws PERMISSION_DENIED. Never inlined, like what `Passage` does around a wait.
  @inline(never)
  func admit(_ context: CallContext, namespace: String) async throws(ServiceError) -> Claims? {
    guard let access else { return nil }
    let credentials = Credentials(authorization: context.metadata["authorization"], certificate: context.peer.certificate)
    return try await access.admit(path: context.path, namespace: namespace, credentials)
  }
}
