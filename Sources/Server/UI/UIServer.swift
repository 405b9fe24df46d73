public import GRPCClient
import GRPCServer
import HTTPServer
public import Logging
import ServiceLifecycle
import UnixSignals
import WebUI

/// The web UI as a server of its own, over the public API of another server, which need not run yet.
public struct UIServer: Sendable {
  private let caller: RemoteCaller
  private let pages: WebUI
  private let listener: ListeningAddress
  private let encryption: Encryption?
  private let certificates: TLSContext?
  private let logger: Logger

  /// Where browsers find it: `host:port`.
  public var address: String { listener.description }

  /// - Parameters:
  ///   - configuration: Where pages are served, and what they may do.
  ///   - server: The Temporal server whose workflows they show, asked over gRPC.
  ///   - tls: How that server is made sure of; nil: it is asked in the clear.
  ///   - encryption: The certificates that pages are served with, read again when they change; nil: they are in the clear.
  ///
  /// Throws when a setting cannot be used or the address is taken.
  public init(
    _ configuration: UIConfiguration, server: ServerAddress, tls: GRPCClientTLS? = nil, encryption: Encryption? = nil, logger: Logger
  ) throws {
    try configuration.validate()
    do throws(GRPCError) { try tls?.check() } catch { throw ConfigurationError(error.message) }
    self.encryption = encryption
    certificates = try encryption?.contextForHTTP()
    listener = try ListeningAddress.tried(host: configuration.host, port: configuration.port)
    caller = RemoteCaller(address: server, tls: tls)
    pages = try WebUI(caller: caller, settings: configuration.settings, login: LoginClient())
    self.logger = logger
  }

  /// Serves until SIGINT or SIGTERM, or until the calling task is cancelled.
  /// - Parameter onListening: Called once, when pages are served.
  public func run(onListening: @escaping @Sendable () -> Void) async throws {
    let server = HTTPServer(
      host: listener.host, port: listener.port, maxBodyBytes: WebUI.maxBodyBytes,
      certificates: nextCertificates, logger: logger,
      onListening: { _ in onListening() }, handler: { [pages] request in await pages.answer(request) })
    var configuration = ServiceGroupConfiguration(
      services: [.init(service: server)] + reloads, gracefulShutdownSignals: [.sigint, .sigterm], logger: logger)
    // A page that follows its workflow is a request without an end.
    configuration.maximumGracefulShutdownDuration = .seconds(1)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch {
      await caller.shutdown()
      guard !Task.isCancelled else { return }
      throw StartError(error)
    }
    await caller.shutdown()
  }

  private var nextCertificates: HTTPServer.Certificates? {
    guard let certificates else { return nil }
    return { certificates.current }
  }

  private var reloads: [ServiceGroupConfiguration.ServiceConfiguration] {
    guard let encryption, let certificates else { return [] }
    let reloadable = Reloadable(name: "certificates", paths: encryption.paths) { try certificates.use(encryption.settings) }
    return [.init(service: Reloads(settings: [reloadable], logger: logger))]
  }
}
