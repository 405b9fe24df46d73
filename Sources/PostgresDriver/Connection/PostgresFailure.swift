import CPostgres
import SQLPersistence

extension SQLFailure {
  /// What a failed result means for whoever runs the server.
  /// - Parameters:
  ///   - state: the five characters of SQLSTATE; none came when the connection broke.
  ///   - message: PostgreSQL's own words.
  init(state: String, name: String, message: String) {
    let (kind, reason): (Kind, String) =
      switch state {
      case "": (.disconnected, "cannot be reached")
      case "22012": (.unmet, "found another state than expected")
      case "23505": (.constraint, "refused a row that is there already")
      case "40001", "40P01", "55P03": (.busy, "is locked by another program")
      case "25006": (.refused, "is read-only (a standby, perhaps)")
      case "28P01", "28000": (.refused, "refused the user or the password")
      case "3D000": (.refused, "does not exist")
      case "42501": (.refused, "does not allow that to this user")
      case "53100": (.refused, "cannot grow: the disk is full")
      case "53300": (.disconnected, "has no connection left")
      case _ where state.hasPrefix("57P") || state.hasPrefix("08"): (.disconnected, "ended the connection")
      default: (.refused, "refused a statement")
      }
    let code = state.isEmpty ? "" : ", code \(state)"
    self.init(kind, "\(name) \(reason) (PostgreSQL: \(message.oneLine)\(code))")
  }

  /// What a failed attempt to connect means. libpq gives no code then, only words.
  init(connecting message: String, name: String) {
    let words = message.oneLine
    let reason =
      if words.contains("password authentication failed") || words.contains("no password supplied") {
        "refused the user or the password"
      } else if words.contains("SSL") || words.contains("certificate") {
        // Before what follows: a certificate may be what does not exist.
        "cannot be reached by TLS"
      } else if words.contains("does not exist") {
        "does not exist, or its user does not"
      } else {
        "cannot be reached"
      }
    self.init(.disconnected, "\(name) \(reason) (PostgreSQL: \(words))")
  }
}

extension String {
  /// The text without the line breaks that libpq puts into sentences.
  fileprivate var oneLine: String {
    split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
  }
}
