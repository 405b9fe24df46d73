import Authorization
import GRPCServer
import HTTPGateway
import HTTPServer
import HistoryService
import Logging
import MatchingService
import Model
import ServiceLifecycle
import WebUI

extension TemporalServer {
  /// The metrics port, where one is asked for.
  var statusPages: [ServiceGroupConfiguration.ServiceConfiguration] {
    guard let meters, let listener = listeners.metrics else { return [] }
    let pages = StatusPages(metrics: meters.metrics) { [health, history] in
      guard health.isServing else { return "calls are not answered now" }
      let lost = history.lostShards
      return lost == 0 ? nil : "another server has taken \(lost) of \(ShardID.count) shards; a restart takes them back"
    }
    return [
      .init(
        service: HTTPServer(host: listener.host, port: listener.port, logger: logger) { request in pages.answer(request) })
    ]
  }

  /// The HTTP/JSON API, where its port is asked for.
  var httpAPI: [ServiceGroupConfiguration.ServiceConfiguration] {
    guard let gateway, let listener = listeners.http else { return [] }
    let route = FeedRoute(feed: feed, gateway: gateway)
    return [
      .init(
        service: HTTPServer(
          host: listener.host, port: listener.port, maxBodyBytes: HTTPGateway.maxBodyBytes, tooLarge: HTTPGateway.tooLarge,
          certificates: nextCertificates, logger: logger
        ) { request in
          if let answer = await route.answer(request) { return answer }
          return await gateway.answer(request)
        })
    ]
  }

  /// The web UI, unless the server is headless.
  var uiPages: [ServiceGroupConfiguration.ServiceConfiguration] {
    guard let webUI, let listener = listeners.ui else { return [] }
    return [
      .init(
        service: HTTPServer(
          host: listener.host, port: listener.port, maxBodyBytes: WebUI.maxBodyBytes, certificates: nextCertificates, logger: logger
        ) { request in await webUI.answer(request) })
    ]
  }

  /// Those of the HTTP and UI ports; nil: they are in the clear.
  private var nextCertificates: HTTPServer.Certificates? {
    guard let webCertificates else { return nil }
    return { webCertificates.current }
  }

  /// The way of spans to their collector, where one is named.
  var traceExport: [ServiceGroupConfiguration.ServiceConfiguration] {
    guard let tracer, let settings = configuration.traces else { return [] }
    return [.init(service: TraceExport(of: tracer, settings, logger: logger))]
  }

  /// What is read again while the server runs.
  var reloadables: [Reloadable] {
    var found: [Reloadable] = []
    if let path = configuration.dynamicConfigurationFile {
      found.append(
        Reloadable(name: "dynamic configuration", paths: [path]) { [settings, queues, history, logger] in
          settings.warn(logger, of: try settings.refresh())
          queues.refreshRules()
          history.settleFeeds()
        })
    }
    if let encryption = configuration.encryption {
      found.append(
        Reloadable(name: "certificates", paths: encryption.paths) { [wire, webCertificates] in
          try wire.replaceTLS(encryption.settings)
          try webCertificates?.use(encryption.settings)
        })
    }
    if let access, let settings = configuration.access {
      found.append(
        Reloadable(name: "access control", paths: settings.paths, period: settings.keySources.isEmpty ? nil : AccessReader.keyPeriod) {
          try await access.refresh()
        })
    }
    return found
  }
}

extension ServerConfiguration {
  /// Access control with its keys read; nil where everybody may do everything. Throws `AccessError`.
  func openAccess() async throws -> AccessControl? {
    guard let access else { return nil }
    let control = AccessControl(settings: access, now: WallClock.now) { try await AccessReader.read($0) }
    try await control.refresh()
    return control
  }
}
