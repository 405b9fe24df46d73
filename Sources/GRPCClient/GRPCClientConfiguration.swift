import NIOCore
import NIOHTTP2

/// How a client connects and what it takes.
public struct GRPCClientConfiguration: Sendable {
  /// How long connecting may take.
  public var connectTimeout: Duration = .seconds(5)
  /// The largest answer in bytes, packed and unpacked; a larger one fails the call with RESOURCE_EXHAUSTED.
  public var maxAnswerBytes = 128 * 1024 * 1024
  /// Nil: the connection is in the clear.
  public var tls: GRPCClientTLS?
  /// Sent with every call.
  public var userAgent = "grpc-swift-temporal"
  /// The inbound window of the connection in bytes.
  public var connectionWindowBytes = 8 * 1024 * 1024
  /// The inbound window of a call in bytes.
  public var streamWindowBytes = 1024 * 1024

  /// The defaults.
  public init() {}

  /// What `NIOHTTP2Handler` is told of the connection.
  var http2Connection: NIOHTTP2Handler.ConnectionConfiguration {
    var connection = NIOHTTP2Handler.ConnectionConfiguration()
    connection.initialSettings = [
      HTTP2Setting(parameter: .enablePush, value: 0),
      HTTP2Setting(parameter: .maxHeaderListSize, value: 64 * 1024),
      HTTP2Setting(parameter: .initialWindowSize, value: streamWindowBytes),
    ]
    connection.maximumBufferedControlFrames = Self.manyFrames
    connection.controlFrameRateLimit.maximumCount = Self.manyFrames
    connection.maximumConnectionGlitches = Self.manyFrames
    return connection
  }

  /// What `NIOHTTP2Handler` is told of streams.
  var http2Stream: NIOHTTP2Handler.StreamConfiguration {
    var stream = NIOHTTP2Handler.StreamConfiguration()
    stream.streamResetFrameRateLimit.maximumCount = Self.manyFrames
    stream.streamErrorRateLimit.maximumCount = Self.manyFrames
    return stream
  }

  /// A client has chosen its server: NIO's ceilings against hostile peers, a few hundred frames, would cut it off under load.
  private static let manyFrames = 100_000
}
