import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// HTTP/1.1 over TLS, with the certificates that are in force when a connection comes.
struct EncryptedChannel: ServerChildChannel, HTTPChannelHandler {
  let base: HTTP1Channel
  let certificates: HTTPServer.Certificates

  var responder: HTTPChannelHandler.Responder { base.responder }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
    channel.eventLoop.makeCompletedFuture {
      guard let context = certificates() else { throw ChannelError.inappropriateOperationForState }
      try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
    }.flatMap { base.setup(channel: channel, logger: logger) }
  }

  func handle(value: HTTP1Channel.Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}

extension HTTPServerBuilder {
  /// Encrypted where there are certificates, in the clear where there are none.
  static func http1(_ certificates: HTTPServer.Certificates?) -> HTTPServerBuilder {
    guard let certificates else { return .http1() }
    return HTTPServerBuilder { EncryptedChannel(base: HTTP1Channel(responder: $0), certificates: certificates) }
  }
}

/// A request with its connection.
struct ConnectionContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  private let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }

  /// The client's certificate in DER; nil where it was asked for none or has given none.
  var clientCertificate: [UInt8]? {
    get async { try? await channel.nioSSL_peerCertificate().get()?.toDERBytes() }
  }
}
