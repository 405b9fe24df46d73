/// How a server listens and what it allows. The defaults are those of a Temporal frontend (docs/architecture.md, section 6).
public struct GRPCServerConfiguration: Sendable {
  /// The address to listen on.
  public var host: String
  /// The port to listen on; 0 takes any free one.
  public var port: Int
  /// Encryption; nil listens in the clear.
  public var tls: GRPCServerTLS?

  /// The largest request in bytes, packed and unpacked. A larger one is RESOURCE_EXHAUSTED with the wording that SDKs match.
  public var maxRequestBytes = 4 * 1024 * 1024
  /// Bytes of unfinished requests that one connection may hold; a call that passes it is RESOURCE_EXHAUSTED.
  public var maxHeldRequestBytes = 64 * 1024 * 1024
  /// Bytes of answers that may wait for one client to take them. A client that lets more wait does not read, and is cut off.
  public var maxUnsentAnswerBytes = 256 * 1024 * 1024
  /// The largest header list of a request in bytes; a larger one costs the connection.
  public var maxHeaderBytes = 64 * 1024
  /// Calls that one connection may have open. Left to NIO it is a silent 100, and the 101st call kills the connection.
  public var maxConcurrentStreams = 100_000
  /// How answers are packed for clients that accept it.
  public var compression = GRPCCompression.remote(minimumBytes: 1024)

  /// PING, SETTINGS and PRIORITY frames that one connection may send within `frameRateWindow`. Go clients ping with nearly every answer.
  public var maxControlFrames = 20_000
  /// RST_STREAM frames that one connection may send within `frameRateWindow`: one for each long poll it gives up.
  public var maxResetFrames = 20_000
  /// Broken streams that one connection may cause within `frameRateWindow`, and in all.
  public var maxStreamErrors = 1_000
  /// The window over which the ceilings above count.
  public var frameRateWindow: Duration = .seconds(1)

  /// Silence on a connection after which it is pinged.
  public var pingAfter: Duration = .seconds(60)
  /// How long the answer to a ping may take before the connection is cut.
  public var pingTimeout: Duration = .seconds(20)
  /// Time without a call after which a connection is told to go; nil: never.
  public var maxIdle: Duration? = .seconds(120)
  /// Age at which a connection is told to go, so that clients spread over servers; nil: never.
  public var maxAge: Duration?
  /// How long calls may go on after idleness or age ended their connection.
  public var grace: Duration = .seconds(70)

  /// Connections that may wait to be accepted.
  public var backlog = 4096
  /// Threads that serve connections; nil: one a core.
  public var eventLoopThreads: Int?
  /// Whether handlers resume on their connection's thread after they waited, and not on the global pool. Measured alike in CPU
  /// (docs/benchmarks-grpc.md); the pool lets the calls of one connection use every core, and none delay its others.
  public var handlersRunOnEventLoops = false
  /// The inbound window of a connection in bytes.
  public var connectionWindowBytes = 8 * 1024 * 1024
  /// The inbound window of a stream in bytes.
  public var streamWindowBytes = 1024 * 1024

  /// The defaults, listening on `host` and `port`.
  public init(host: String = "127.0.0.1", port: Int = 0, tls: GRPCServerTLS? = nil) {
    self.host = host
    self.port = port
    self.tls = tls
  }
}

/// When answers are packed with gzip. Requests are always unpacked.
public enum GRPCCompression: Sendable, Hashable {
  /// Never.
  case off
  /// Answers of at least so many bytes to clients on other machines: within one machine packing costs more than it saves.
  case remote(minimumBytes: Int)
  /// Answers of at least so many bytes to anyone.
  case always(minimumBytes: Int)

  func threshold(isLocal: Bool) -> Int? {
    switch self {
    case .off: nil
    case .remote(let minimum): isLocal ? nil : minimum
    case .always(let minimum): minimum
    }
  }
}
