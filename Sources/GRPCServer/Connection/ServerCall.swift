import GRPCWire
import NIOCore

/// One call: collects its request, and says when it is complete. The connection acts on what the methods return.
struct ServerCall {
  /// What the connection is to do.
  enum Action {
    /// More bytes are needed.
    case wait
    /// The one request of a unary call is here.
    case start(ByteBuffer)
    /// Further requests of a streaming call; after `isLast` none will come.
    case deliver([ByteBuffer], isLast: Bool)
    /// The request is wrong; answer so and forget the call.
    case reject(GRPCError)
  }

  /// An object, because the continuation has no fixed layout (`FixedInstant`), and nearly no call has one.
  final class Requests: Sendable {
    let continuation: AsyncStream<ByteBuffer>.Continuation

    init(_ continuation: AsyncStream<ByteBuffer>.Continuation) { self.continuation = continuation }
  }

  /// Requests of a streaming call that may wait for its handler. There is no flow control behind them, so they are few and small.
  static let maxWaitingRequests = 100
  /// The largest request of a streaming call: health and reflection ask short questions.
  static let maxStreamedRequestBytes = 64 * 1024

  let method: Method
  let context: CallContext
  let acceptsGzip: Bool
  /// Whether the client has sent all it will send.
  private(set) var isHalfClosed = false
  /// The running handler.
  var task: Task<Void, Never>?
  /// Where a streaming handler reads from.
  var requests: Requests?
  /// Whether the answer's first headers are out.
  var hasSentHeaders = false

  private let encoding: MessageEncoding
  private let maxRequestBytes: Int
  private var assembler: MessageAssembler
  private var request: ByteBuffer?

  init(method: Method, context: CallContext, head: RequestHead, maxRequestBytes: Int) {
    self.method = method
    self.context = context
    acceptsGzip = head.acceptsGzip
    encoding = head.encoding
    if case .streaming = method.kind {
      self.maxRequestBytes = min(maxRequestBytes, Self.maxStreamedRequestBytes)
    } else {
      self.maxRequestBytes = maxRequestBytes
    }
    assembler = MessageAssembler(maxMessageBytes: self.maxRequestBytes)
  }

  /// Bytes of the request that are held until it is complete.
  var heldBytes: Int { assembler.storedBytes + (request?.readableBytes ?? 0) }

  /// Takes a DATA frame, or with no bytes the end of the stream.
  mutating func receive(_ bytes: ByteBuffer, endStream: Bool) -> Action {
    assembler.append(bytes, isLast: endStream)
    isHalfClosed = endStream
    do throws(GRPCError) {
      switch method.kind {
      case .unary: return try advanceUnary()
      case .streaming: return try advanceStreaming()
      }
    } catch {
      return .reject(error)
    }
  }

  private mutating func advanceUnary() throws(GRPCError) -> Action {
    if request == nil, let message = try assembler.next() {
      request = try encoding.unpack(message, maxBytes: maxRequestBytes)
    }
    if request != nil, assembler.storedBytes > 0 {
      throw GRPCError(.internal, "cardinality violation: received multiple request messages for a unary method")
    }
    guard isHalfClosed else { return .wait }
    guard let complete = request else { throw GRPCError(.internal, "unexpected EOF") }
    request = nil
    return .start(complete)
  }

  private mutating func advanceStreaming() throws(GRPCError) -> Action {
    var messages: [ByteBuffer] = []
    while let message = try assembler.next() {
      messages.append(try encoding.unpack(message, maxBytes: maxRequestBytes))
    }
    if isHalfClosed && assembler.storedBytes > 0 { throw GRPCError(.internal, "unexpected EOF") }
    return messages.isEmpty && !isHalfClosed ? .wait : .deliver(messages, isLast: isHalfClosed)
  }
}
