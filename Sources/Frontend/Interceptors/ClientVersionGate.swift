import GRPCServer
import Model
import Synchronization
import TemporalAPI

/// Turns away clients that do not understand this server, or that this server does not understand.
///
/// A client names itself and its version in `client-name` and `client-version`, and may say in `supported-server-versions`
/// which servers it can talk to. Clients that name nothing, or nothing known, are let in.
final class ClientVersionGate: Sendable {
  /// The versions of each known client that are accepted, as `GetClusterInfo` shows them.
  static let supportedClients: [String: String] = [
    "temporal-go": "<2.0.0",
    "temporal-java": "<2.0.0",
    "temporal-php": "<2.0.0",
    "temporal-server": "<2.0.0",
    "temporal-typescript": "<2.0.0",
    "temporal-cli": "<2.0.0",
    "temporal-ui": "<3.0.0",
    "Nexus-go-sdk": "<2.0.0",
  ]

  private struct Claim: Hashable {
    var name: String
    var version: String
    var supportedServers: String
  }

  /// Claims that passed. Few clients speak to one server, so each is judged once; the bound is for the odd one that is not.
  private let admitted = Mutex<Set<Claim>>([])
  private let serverVersion: String

  init(serverVersion: String) {
    self.serverVersion = serverVersion
  }

  func admit(_ metadata: Metadata) throws(GRPCError) {
    guard let name = metadata["client-name"], let version = metadata["client-version"], !version.isEmpty else { return }
    let claim = Claim(name: name, version: version, supportedServers: metadata["supported-server-versions"] ?? "")
    if admitted.withLock({ $0.contains(claim) }) { return }
    try checkClient(claim)
    try checkServer(claim)
    admitted.withLock { admitted in
      if admitted.count >= 256 { admitted.removeAll() }
      admitted.insert(claim)
    }
  }

  private func checkClient(_ claim: Claim) throws(GRPCError) {
    guard let supported = Self.supportedClients[claim.name] else { return }
    guard let version = SemanticVersion(claim.version) else {
      throw GRPCError(.invalidArgument, "Unable to parse client version: No Major.Minor.Patch elements found")
    }
    guard let range = try? VersionRange(supported), !range.contains(version) else { return }
    throw GRPCError(
      ServiceError(
        .failedPrecondition, "Client version \(version) is not supported. Server supports \(claim.name) versions: \(supported)",
        detail: .clientVersionNotSupported(version: claim.version, client: claim.name, supported: supported)))
  }

  private func checkServer(_ claim: Claim) throws(GRPCError) {
    guard !claim.supportedServers.isEmpty, let version = SemanticVersion(serverVersion) else { return }
    let range: VersionRange
    do {
      range = try VersionRange(claim.supportedServers)
    } catch {
      throw GRPCError(.invalidArgument, "Unable to parse supported server versions: Could not get version from string: \"\(error.part)\"")
    }
    guard !range.contains(version) else { return }
    let message = "Server version \(serverVersion) is not supported. Client supports server versions: \(claim.supportedServers)"
    var detail = DetailServerVersionNotSupportedFailure()
    detail.serverVersion = serverVersion
    detail.clientSupportedServerVersions = claim.supportedServers
    throw GRPCError(.failedPrecondition, message, statusDetails: packedStatus(.failedPrecondition, message, detail))
  }
}
