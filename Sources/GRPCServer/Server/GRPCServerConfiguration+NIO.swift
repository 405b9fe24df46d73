import NIOCore
import NIOHTTP2

extension GRPCServerConfiguration {
  var lifecycleLimits: ConnectionLifecycle.Limits {
    ConnectionLifecycle.Limits(
      pingAfter: TimeAmount(pingAfter), pingTimeout: TimeAmount(pingTimeout), maxIdle: maxIdle.map { TimeAmount($0) },
      maxAge: maxAge.map { TimeAmount($0) }, grace: TimeAmount(grace))
  }

  /// What `NIOHTTP2Handler` is told of a connection.
  var http2Connection: NIOHTTP2Handler.ConnectionConfiguration {
    var connection = NIOHTTP2Handler.ConnectionConfiguration()
    connection.initialSettings = [
      HTTP2Setting(parameter: .maxConcurrentStreams, value: maxConcurrentStreams),
      HTTP2Setting(parameter: .maxHeaderListSize, value: maxHeaderBytes),
      HTTP2Setting(parameter: .initialWindowSize, value: streamWindowBytes),
    ]
    connection.maximumBufferedControlFrames = max(10_000, maxControlFrames)
    connection.maximumRecentlyResetStreams = 255
    connection.maximumConnectionGlitches = maxStreamErrors
    connection.controlFrameRateLimit.maximumCount = maxControlFrames
    connection.controlFrameRateLimit.windowLength = TimeAmount(frameRateWindow)
    return connection
  }

  /// What `NIOHTTP2Handler` is told of streams.
  var http2Stream: NIOHTTP2Handler.StreamConfiguration {
    var stream = NIOHTTP2Handler.StreamConfiguration()
    stream.streamResetFrameRateLimit.maximumCount = maxResetFrames
    stream.streamResetFrameRateLimit.windowLength = TimeAmount(frameRateWindow)
    stream.streamErrorRateLimit.maximumCount = maxStreamErrors
    stream.streamErrorRateLimit.windowLength = TimeAmount(frameRateWindow)
    return stream
  }
}
