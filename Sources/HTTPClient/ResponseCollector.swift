import NIOCore
import NIOHTTP1
import Synchronization

/// Gathers the parts of one answer. It belongs to one connection and its thread.
final class ResponseCollector: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart

  /// Where the answer is waited for, and where a deadline or a cancellation puts an end to that.
  final class Box: Sendable {
    private let state = Mutex<(result: Result<HTTPResponse, HTTPClientError>?, promise: EventLoopPromise<HTTPResponse>?)>((nil, nil))

    /// The answer, when it is there. Call it once.
    func futureResponse(on loop: any EventLoop) -> EventLoopFuture<HTTPResponse> {
      let promise = loop.makePromise(of: HTTPResponse.self)
      let known = state.withLock { state in
        state.promise = promise
        return state.result
      }
      if let known { promise.completeWith(known.mapError { $0 as any Error }) }
      return promise.futureResult
    }

    func succeed(_ response: HTTPResponse) { settle(.success(response)) }
    func fail(_ error: HTTPClientError) { settle(.failure(error)) }

    private func settle(_ result: Result<HTTPResponse, HTTPClientError>) {
      let promise: EventLoopPromise<HTTPResponse>? = state.withLock { state in
        guard state.result == nil else { return nil }
        state.result = result
        return state.promise
      }
      promise?.completeWith(result.mapError { $0 as any Error })
    }
  }

  private let answer: Box
  private var response: HTTPResponse?

  init(_ answer: Box) { self.answer = answer }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      let headers = Dictionary(head.headers.map { ($0.name.lowercased(), $0.value) }) { $1 }
      response = HTTPResponse(status: Int(head.status.code), reason: head.status.reasonPhrase, headers: headers, body: [])
    case .body(let part):
      let room = HTTPClient.maximumBodyBytes - (response?.body.count ?? 0)
      response?.body += part.readableBytesView.prefix(room)
    case .end:
      if let response { answer.succeed(response) }
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    answer.fail(.failed("\(error)"))
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    answer.fail(.failed("the connection was closed before the answer was complete"))
  }
}
