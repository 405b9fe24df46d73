import GRPCWire
import NIOCore
import NIOHPACK
import Synchronization

/// What a call sends.
struct OutgoingCall: Sendable {
  var path: String
  var message: EncodedMessage
  var timeout: TimeAmount?
  var metadata: [(name: String, value: String)]

  /// The request's header block.
  func headers(authority: String, userAgent: String) -> HPACKHeaders {
    var headers: HPACKHeaders = [
      ":method": "POST", ":scheme": "http", ":path": path, ":authority": authority, "content-type": "application/grpc", "te": "trailers",
      "grpc-accept-encoding": "gzip", "user-agent": userAgent,
    ]
    if let timeout { headers.add(name: "grpc-timeout", value: Timeout.encode(timeout)) }
    for entry in metadata { headers.add(name: entry.name, value: entry.value) }
    return headers
  }
}

/// Ties a call's task, which may be cancelled on any thread and at any time, to its stream.
final class CallTicket: Sendable {
  private let cancelled = Atomic(false)
  private let streamNumber = Atomic(0)

  /// Whether the task was cancelled. Set before the connection is told, so that a call that starts later finds it.
  var isCancelled: Bool { cancelled.load(ordering: .acquiring) }

  /// The stream's number; 0 until the call has started.
  var stream: Int {
    get { streamNumber.load(ordering: .relaxed) }
    set { streamNumber.store(newValue, ordering: .relaxed) }
  }

  func cancel() { cancelled.store(true, ordering: .releasing) }
}
