import Authorization
import Model

extension Call {
  /// Throws PERMISSION_DENIED unless the caller may change what runs in another namespace: a workflow's commands reach as far as those
  /// who answer for it, not farther.
  func requireWriter(in other: String) throws(ServiceError) {
    guard let claims, other != namespace.name, claims.roles(in: other).isDisjoint(with: [.writer, .admin]) else { return }
    throw AccessControl.denied("\(claims.subject) lacks the role write or admin in namespace \(other), which a command names")
  }
}
