import GRPCWire
import NIOCore
import NIOHTTP2

/// The client's end of one connection: its calls in a table, no channel a stream. Sits right above `NIOHTTP2Handler`, which keeps outbound
/// flow control and holds calls back that the server has no room for.
final class ClientConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTP2Frame
  typealias OutboundOut = HTTP2Frame

  private struct Call {
    var collector: AnswerCollector
    var continuation: CheckedContinuation<ByteBuffer, any Error>
  }

  private let authority: String
  private let configuration: GRPCClientConfiguration
  private var context: ChannelHandlerContext?
  private var calls: [HTTP2StreamID: Call] = [:]
  private var nextStream = 1
  private var deadlines = DeadlineQueue()
  private var wake: (at: NIODeadline, callback: NIOScheduledCallback)?
  private var flushIsScheduled = false
  /// Why no further calls are taken.
  private var refusal: GRPCError?

  init(authority: String, configuration: GRPCClientConfiguration) {
    self.authority = authority
    self.configuration = configuration
  }

  // MARK: Calls

  /// Opens a call; the continuation is resumed with its answer.
  func start(_ call: OutgoingCall, ticket: CallTicket, continuation: CheckedContinuation<ByteBuffer, any Error>) {
    if ticket.isCancelled { return continuation.resume(throwing: CancellationError()) }
    guard let context, refusal == nil, nextStream <= Int(Int32.max) else {
      return continuation.resume(throwing: refusal ?? GRPCError(.unavailable, "the connection is closed"))
    }
    let stream = HTTP2StreamID(nextStream)
    ticket.stream = nextStream
    nextStream += 2
    calls[stream] = Call(collector: AnswerCollector(maxBytes: configuration.maxAnswerBytes), continuation: continuation)
    if let timeout = call.timeout {
      deadlines.insert(stream, at: .now() + timeout)
      armWake()
    }
    let written = context.eventLoop.makePromise(of: Void.self)
    written.futureResult.assumeIsolated().whenFailure { error in
      self.end(stream, .failure(GRPCError(.unavailable, "the call could not be sent: \(error)")))
    }
    write(stream, .headers(.init(headers: call.headers(authority: authority, userAgent: configuration.userAgent))), promise: written)
    write(stream, .data(.init(data: .byteBuffer(call.message.frame), endStream: true)))
    scheduleFlush()
  }

  /// Gives a call up: the server is told, so that it can stop.
  func cancel(_ ticket: CallTicket) {
    let stream = HTTP2StreamID(ticket.stream)
    guard ticket.stream > 0, let call = calls.removeValue(forKey: stream) else { return }
    reset(stream)
    call.continuation.resume(throwing: CancellationError())
  }

  private func end(_ stream: HTTP2StreamID, _ result: Result<ByteBuffer, GRPCError>) {
    calls.removeValue(forKey: stream)?.continuation.resume(with: result.mapError { $0 })
  }

  /// Tells the server to stop. Its call must have been ended: NIO reports the stream as closed while this is written.
  private func reset(_ stream: HTTP2StreamID) {
    write(stream, .rstStream(.cancel))
    scheduleFlush()
  }

  private func endAll(_ error: GRPCError) {
    refusal = refusal ?? error
    let ended = calls
    calls = [:]
    for call in ended.values { call.continuation.resume(throwing: error) }
  }

  // MARK: The channel's events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    endAll(GRPCError(.unavailable, "the connection is closed"))
    wake?.callback.cancel()
    wake = nil
    self.context = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    endAll(GRPCError(.unavailable, "the connection was closed by the server"))
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let frame = unwrapInboundIn(data)
    let stream = frame.streamID
    switch frame.payload {
    case .headers(let payload):
      settle(stream, calls[stream]?.collector.receive(payload.headers, endStream: payload.endStream), endStream: payload.endStream)
    case .data(let payload):
      guard case .byteBuffer(let bytes) = payload.data else { return }
      settle(stream, calls[stream]?.collector.receive(bytes, endStream: payload.endStream), endStream: payload.endStream)
    case .rstStream(let code): end(stream, .failure(Self.error(resetWith: code)))
    case .goAway: refusal = refusal ?? GRPCError(.unavailable, "the server takes no more calls on this connection")
    default: break
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    deadlines.compact(openCalls: calls.count) { calls[$0] != nil }
    context.fireChannelReadComplete()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case let event as NIOHTTP2WindowUpdatedEvent: replenishWindow(event)
    case let event as StreamClosedEvent: end(event.streamID, .failure(Self.error(resetWith: event.reason ?? .noError)))
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    // A stream's error has cost that stream already; everything else ends the connection.
    guard !(error is NIOHTTP2Errors.StreamError) else { return }
    endAll(GRPCError(.unavailable, "the connection failed: \(error)"))
    context.close(promise: nil)
  }

  /// Ends the call if its answer is complete, or wrong: then the server may stop sending.
  private func settle(_ stream: HTTP2StreamID, _ result: Result<ByteBuffer, GRPCError>?, endStream: Bool) {
    guard let result else { return }
    end(stream, result)
    if !endStream { reset(stream) }
  }

  private static func error(resetWith code: HTTP2ErrorCode) -> GRPCError {
    switch code {
    case .refusedStream: GRPCError(.unavailable, "the server refused the call unseen")
    case .cancel: GRPCError(.cancelled, "the server cancelled the call")
    case .enhanceYourCalm: GRPCError(.resourceExhausted, "the server asks for calm")
    default: GRPCError(.internal, "the server reset the call: \(code)")
    }
  }

  // MARK: Writing, flow control, time

  private func write(_ stream: HTTP2StreamID, _ payload: HTTP2Frame.FramePayload, promise: EventLoopPromise<Void>? = nil) {
    guard let context else { return promise?.fail(ChannelError.ioOnClosedChannel) ?? () }
    context.write(wrapOutboundOut(HTTP2Frame(streamID: stream, payload: payload)), promise: promise)
  }

  /// One flush for all that this turn of the event loop writes.
  private func scheduleFlush() {
    guard !flushIsScheduled, let context else { return }
    flushIsScheduled = true
    context.eventLoop.assumeIsolated().execute {
      self.flushIsScheduled = false
      self.context?.flush()
    }
  }

  /// Inbound windows are opened again as soon as half is used: what has come is ours already. HTTP/2 starts a
  /// connection at 64 KiB whatever the settings say; the first answer widens it.
  private func replenishWindow(_ event: NIOHTTP2WindowUpdatedEvent) {
    guard let size = event.inboundWindowSize else { return }
    let target = event.streamID == .rootStream ? configuration.connectionWindowBytes : configuration.streamWindowBytes
    guard size <= target / 2, event.streamID == .rootStream || calls[event.streamID] != nil else { return }
    write(event.streamID, .windowUpdate(windowSizeIncrement: target - size))
    scheduleFlush()
  }

  fileprivate func wakeUp() {
    wake = nil
    let now = NIODeadline.now()
    while let stream = deadlines.popExpired(now) {
      guard calls[stream] != nil else { continue }
      end(stream, .failure(GRPCError(.deadlineExceeded, "context deadline exceeded")))
      reset(stream)
    }
    armWake()
  }

  /// One timer a connection, moved only to an earlier time: waking too early is cheaper than moving it with every call.
  private func armWake() {
    guard let context, let next = deadlines.next else { return }
    if let wake {
      guard next < wake.at else { return }
      wake.callback.cancel()
    }
    let handler = WakeHandler(connection: NIOLoopBound(self, eventLoop: context.eventLoop))
    guard let callback = try? context.eventLoop.scheduleCallback(at: next, handler: handler) else { return }
    wake = (next, callback)
  }
}

private struct WakeHandler: NIOScheduledCallbackHandler, Sendable {
  let connection: NIOLoopBound<ClientConnectionHandler>

  func handleScheduledCallback(eventLoop: some EventLoop) {
    connection.value.wakeUp()
  }
}
