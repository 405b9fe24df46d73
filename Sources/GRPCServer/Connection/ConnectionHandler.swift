import GRPCWire
import Logging
import NIOCore
import NIOHTTP2
import NIOSSL
import NIOTLS

/// One connection: its calls in a table, no channel a stream. Sits right above `NIOHTTP2Handler`, which keeps outbound flow control.
final class ConnectionHandler: ChannelInboundHandler {
  typealias InboundIn = HTTP2Frame
  typealias OutboundOut = HTTP2Frame

  private let methods: MethodTable
  private let configuration: GRPCServerConfiguration
  private let logger: Logger

  private var context: ChannelHandlerContext?
  private var runner: CallRunner?
  private var peer = Peer(address: "")
  private var calls: [HTTP2StreamID: ServerCall] = [:]
  private var newestStream = HTTP2StreamID.rootStream
  private var heldBytes = 0
  private var unsent = UnsentAnswers()
  private var isCutOff = false
  private var deadlines = DeadlineQueue()
  private var lifecycle: ConnectionLifecycle
  private var wake: (at: NIODeadline, callback: NIOScheduledCallback)?
  private var isReading = false
  private var flushIsScheduled = false

  init(methods: MethodTable, configuration: GRPCServerConfiguration, logger: Logger) {
    self.methods = methods
    self.configuration = configuration
    self.logger = logger
    lifecycle = ConnectionLifecycle(limits: configuration.lifecycleLimits, now: .now())
  }

  // MARK: The channel's events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    peer = Peer(context.channel, certificate: nil)
    runner = CallRunner(
      answers: AnswerQueue(eventLoop: context.eventLoop, connection: self),
      executor: configuration.handlersRunOnEventLoops ? EventLoopTaskExecutor(context.eventLoop) : nil,
      compressFrom: configuration.compression.threshold(isLocal: peer.isLocal),
      logger: logger)
    armWake()
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    endAllCalls()
    runner?.answers.disconnect()
    wake?.callback.cancel()
    wake = nil
    self.context = nil
  }

  func channelInactive(context: ChannelHandlerContext) {
    endAllCalls()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    isReading = true
    let frame = unwrapInboundIn(data)
    switch frame.payload {
    case .headers(let payload): receiveHeaders(frame.streamID, payload)
    case .data(let payload):
      guard case .byteBuffer(let bytes) = payload.data else { return }
      receiveData(frame.streamID, bytes, endStream: payload.endStream)
    case .ping(let data, ack: true): perform(lifecycle.pingAnswered(data, .now()))
    default: break
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    isReading = false
    lifecycle.read(.now())
    deadlines.compact(openCalls: calls.count) { calls[$0] != nil }
    armWake()
    // No flush here: NIOHTTP2Handler flushes what was written during the read before it passes this event on.
    context.fireChannelReadComplete()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case let event as NIOHTTP2WindowUpdatedEvent: replenishWindow(event)
    case let event as NIOHTTP2StreamCreatedEvent: lifecycle.streamOpened(event.streamID)
    case let event as StreamClosedEvent:
      unsent.remove(event.streamID)
      forget(event.streamID)
      perform(lifecycle.streamClosed(.now()))
      if lifecycle.streamCount == 0 { armWake() }
    case TLSUserEvent.handshakeCompleted:
      let certificate = try? context.channel.pipeline.syncOperations.nioSSL_peerCertificate()?.toDERBytes()
      peer = Peer(context.channel, certificate: certificate)
    case let event as QuiesceEvent: perform(lifecycle.quiesce(.now(), grace: event.grace))
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    logger.debug("connection error", metadata: ["peer": "\(peer.address)", "error": "\(error)"])
    // A stream's error has cost that stream already; everything else has ended the connection.
    if !(error is NIOHTTP2Errors.StreamError) { context.close(promise: nil) }
  }

  // MARK: Requests

  private func receiveHeaders(_ stream: HTTP2StreamID, _ payload: HTTP2Frame.FramePayload.Headers) {
    guard stream > newestStream else {
      if payload.endStream { receiveData(stream, ByteBuffer(), endStream: true) }
      return
    }
    newestStream = stream
    if lifecycle.refusesCalls { return write(stream, .rstStream(.refusedStream)) }
    let head: RequestHead
    do throws(RequestHead.Rejection) {
      head = try RequestHead(payload.headers)
    } catch {
      return reject(stream, error.error, httpStatus: error.httpStatus, isHalfClosed: payload.endStream)
    }
    switch methods.find(head.path) {
    case .failure(let error): reject(stream, error, isHalfClosed: payload.endStream)
    case .success(let method): open(stream, method, head, payload)
    }
  }

  private func open(_ stream: HTTP2StreamID, _ method: Method, _ head: RequestHead, _ payload: HTTP2Frame.FramePayload.Headers) {
    var deadline: ContinuousClock.Instant?
    if let timeout = head.timeout {
      deadline = .now + .nanoseconds(timeout.nanoseconds)
      deadlines.insert(stream, at: .now() + timeout)
    }
    let context = CallContext(path: method.path, metadata: Metadata(headers: payload.headers), deadline: deadline, peer: peer)
    var call = ServerCall(method: method, context: context, head: head, maxRequestBytes: configuration.maxRequestBytes)
    if case .streaming(let handler) = method.kind {
      let policy = AsyncStream<ByteBuffer>.Continuation.BufferingPolicy.bufferingOldest(ServerCall.maxWaitingRequests)
      let (requests, continuation) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: policy)
      call.requests = ServerCall.Requests(continuation)
      call.task = runner?.start(handler, requests: requests, stream: stream, context: context)
    }
    calls[stream] = call
    if payload.endStream { receiveData(stream, ByteBuffer(), endStream: true) }
  }

  private func receiveData(_ stream: HTTP2StreamID, _ bytes: ByteBuffer, endStream: Bool) {
    guard let before = calls[stream]?.heldBytes, let action = calls[stream]?.receive(bytes, endStream: endStream) else { return }
    guard let call = calls[stream] else { return }
    heldBytes += call.heldBytes - before
    if heldBytes > configuration.maxHeldRequestBytes {
      return finish(stream, failure: GRPCError(.resourceExhausted, "grpc: too many bytes of unfinished requests on one connection"))
    }
    switch action {
    case .wait: break
    case .start(let request): start(stream, call, request)
    case .deliver(let messages, let isLast):
      for message in messages {
        guard case .dropped = call.requests?.continuation.yield(message) else { continue }
        return finish(stream, failure: GRPCError(.resourceExhausted, "grpc: too many requests wait for their answer"))
      }
      if isLast { call.requests?.continuation.finish() }
    case .reject(let error): finish(stream, failure: error)
    }
  }

  private func start(_ stream: HTTP2StreamID, _ call: ServerCall, _ request: ByteBuffer) {
    guard case .unary(let prepare) = call.method.kind, let runner else { return }
    do {
      let work = try prepare(request, call.context)
      let task = runner.start(work, stream: stream, path: call.method.path, compress: call.acceptsGzip)
      // Nothing to keep if the handler has answered already.
      calls[stream]?.task = task
    } catch {
      finish(stream, failure: runner.status(of: error, path: call.method.path))
    }
  }

  // MARK: Answers

  /// Writes answers that other threads left, and flushes once.
  func deliver(_ answers: [Answer]) {
    answers.forEach(write)
    context?.flush()
  }

  /// Writes an answer made on this thread. Within a read the read's end flushes; else one flush serves all answers of this tick.
  func deliver(_ answer: Answer) {
    write(answer)
    guard !isReading, !flushIsScheduled, let context else { return }
    flushIsScheduled = true
    context.eventLoop.assumeIsolated().execute {
      self.flushIsScheduled = false
      self.context?.flush()
    }
  }

  private func write(_ answer: Answer) {
    switch answer {
    case .message(let stream, let message):
      guard calls[stream] != nil else { return }
      writeMessage(stream, message, promise: nil)
      finish(stream, failure: nil)
    case .part(let stream, let message, let continuation):
      guard let context, calls[stream] != nil else { return continuation.resume(throwing: CancellationError()) }
      let promise = context.eventLoop.makePromise(of: Void.self)
      promise.futureResult.whenComplete { continuation.resume(with: $0.mapError { _ in CancellationError() }) }
      writeMessage(stream, message, promise: promise)
    case .finished(let stream): finish(stream, failure: nil)
    case .failed(let stream, let error): finish(stream, failure: error)
    }
  }

  private func writeMessage(_ stream: HTTP2StreamID, _ message: EncodedMessage, promise: EventLoopPromise<Void>?) {
    unsent.add(message.frame.readableBytes, to: stream)
    guard canTake(message) else { return promise?.fail(ChannelError.ioOnClosedChannel) ?? () }
    if calls[stream]?.hasSentHeaders == false {
      calls[stream]?.hasSentHeaders = true
      write(stream, .headers(.init(headers: message.isCompressed ? AnswerHeaders.gzip : AnswerHeaders.plain)))
    }
    write(stream, .data(.init(data: .byteBuffer(message.frame))), promise: promise)
  }

  /// Whether the client reads its answers. One that lets too many wait, in its windows or in its socket, is cut off: its answers would fill the
  /// memory that everybody shares.
  private func canTake(_ message: EncodedMessage) -> Bool {
    guard !isCutOff, let context else { return false }
    var waiting = unsent.total
    if !context.channel.isWritable { waiting += (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0 }
    guard waiting > configuration.maxUnsentAnswerBytes else { return true }
    isCutOff = true
    logger.warning(
      "a client does not read its answers: its connection is cut", metadata: ["peer": "\(peer.address)", "bytes": "\(waiting)"])
    // Later, because this may run while NIOHTTP2Handler reads or writes.
    context.eventLoop.assumeIsolated().execute { self.context?.close(promise: nil) }
    return false
  }

  /// Ends a call: its trailers go out, its handler is cancelled if it still runs.
  private func finish(_ stream: HTTP2StreamID, failure: GRPCError?) {
    guard let call = forget(stream) else { return }
    if call.hasSentHeaders {
      write(stream, .headers(.init(headers: failure.map(AnswerHeaders.trailers) ?? AnswerHeaders.ok, endStream: true)))
    } else if let failure {
      reject(stream, failure, isHalfClosed: call.isHalfClosed)
    } else {
      write(stream, .headers(.init(headers: AnswerHeaders.plain)))
      write(stream, .headers(.init(headers: AnswerHeaders.ok, endStream: true)))
    }
  }

  /// Answers with trailers only. A client that is still sending is told to stop (RFC 9113, section 8.1), without an error.
  private func reject(_ stream: HTTP2StreamID, _ error: GRPCError, httpStatus: String = "200", isHalfClosed: Bool) {
    write(stream, .headers(.init(headers: AnswerHeaders.trailersOnly(error, httpStatus: httpStatus), endStream: true)))
    if !isHalfClosed { write(stream, .rstStream(.noError)) }
  }

  private func write(_ stream: HTTP2StreamID, _ payload: HTTP2Frame.FramePayload, promise: EventLoopPromise<Void>? = nil) {
    guard !isCutOff, let context else { return promise?.fail(ChannelError.ioOnClosedChannel) ?? () }
    context.write(wrapOutboundOut(HTTP2Frame(streamID: stream, payload: payload)), promise: promise)
  }

  @discardableResult
  private func forget(_ stream: HTTP2StreamID) -> ServerCall? {
    guard let call = calls.removeValue(forKey: stream) else { return nil }
    heldBytes -= call.heldBytes
    call.task?.cancel()
    call.requests?.continuation.finish()
    return call
  }

  private func endAllCalls() {
    for stream in Array(calls.keys) { forget(stream) }
  }

  // MARK: Flow control, time

  /// Inbound windows are opened again as soon as half is used: what has come is ours already.
  private func replenishWindow(_ event: NIOHTTP2WindowUpdatedEvent) {
    guard let size = event.inboundWindowSize else { return }
    let target: Int
    if event.streamID == .rootStream {
      target = configuration.connectionWindowBytes
    } else if let call = calls[event.streamID], !call.isHalfClosed {
      target = configuration.streamWindowBytes
    } else {
      return
    }
    if size <= target / 2 { write(event.streamID, .windowUpdate(windowSizeIncrement: target - size)) }
  }

  private func perform(_ actions: [ConnectionLifecycle.Action]) {
    guard !actions.isEmpty, let context else { return }
    for action in actions {
      switch action {
      case .sendPing(let data): write(.rootStream, .ping(data, ack: false))
      case .sendGoAway(let last): writeGoAway(lastStream: last ?? .maxID)
      case .finish:
        // Later, because this may run while NIOHTTP2Handler is still writing the last answer.
        context.eventLoop.assumeIsolated().execute {
          self.context?.flush()
          self.context?.close(mode: .output, promise: nil)
        }
      case .close: context.close(promise: nil)
      }
    }
    context.flush()
    armWake()
  }

  /// Writes GOAWAY past `NIOHTTP2Handler`. Had it seen one, even with the largest stream, it would refuse every stream that crosses it
  /// on the wire, and take that stream's DATA for an error of the connection: all other calls would be lost.
  private func writeGoAway(lastStream: HTTP2StreamID) {
    guard let http2 = try? context?.pipeline.syncOperations.context(handlerType: NIOHTTP2Handler.self) else { return }
    let frame = GoAwayFrame.encode(lastStream: lastStream)
    http2.writeAndFlush(NIOAny(frame), promise: nil)
  }

  fileprivate func wakeUp() {
    wake = nil
    let now = NIODeadline.now()
    var isLate = false
    while let stream = deadlines.popExpired(now) {
      guard calls[stream] != nil else { continue }
      isLate = true
      finish(stream, failure: GRPCError(.deadlineExceeded, "context deadline exceeded"))
    }
    if isLate { context?.flush() }
    perform(lifecycle.wake(now))
    armWake()
  }

  /// One timer a connection, moved only to an earlier time: waking too early is cheaper than moving it with every call.
  private func armWake() {
    guard let context else { return }
    guard let next = [lifecycle.nextWake, deadlines.next].compactMap({ $0 }).min() else { return }
    if let wake {
      guard next < wake.at else { return }
      wake.callback.cancel()
    }
    let handler = WakeHandler(connection: NIOLoopBound(self, eventLoop: context.eventLoop))
    guard let callback = try? context.eventLoop.scheduleCallback(at: next, handler: handler) else { return }
    wake = (next, callback)
  }
}

/// The server asks a connection to end its calls and go.
struct QuiesceEvent: Sendable {
  var grace: TimeAmount
}

private struct WakeHandler: NIOScheduledCallbackHandler, Sendable {
  let connection: NIOLoopBound<ConnectionHandler>

  func handleScheduledCallback(eventLoop: some EventLoop) {
    connection.value.wakeUp()
  }
}
