import Glibc
import NIOCore
import NIOPosix

/// Why there is no answer.
public enum HTTPClientError: Error, Sendable, Equatable {
  /// The text is no address that this client can post to.
  case badURL(String)
  case timedOut
  case cancelled
  /// Connecting, sending or reading failed; the sentence says with whom and how.
  case failed(String)

  init(_ error: any Error, to target: HTTPTarget) {
    switch error {
    case is CancellationError: self = .cancelled
    case let error as ChannelError where error.isTimeout: self = .timedOut
    case let error as NIOConnectionError:
      if error.connectionErrors.contains(where: { ($0.error as? ChannelError)?.isTimeout ?? false }) {
        self = .timedOut
      } else {
        self = .failed("cannot connect to \(target.authority): \(error.cause)")
      }
    default: self = .failed("the request to \(target.authority) failed: \(error)")
    }
  }
}

extension HTTPClientError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .badURL(let url): "not an address to post to: \(url)"
    case .timedOut: "the request timed out"
    case .cancelled: "the request was cancelled"
    case .failed(let sentence): sentence
    }
  }
}

extension ChannelError {
  fileprivate var isTimeout: Bool {
    if case .connectTimeout = self { return true }
    return false
  }
}

extension NIOConnectionError {
  /// The first cause, in words.
  fileprivate var cause: String {
    if let error = dnsAError ?? dnsAAAAError, connectionErrors.isEmpty { return "\(error)" }
    guard let error = connectionErrors.first?.error else { return "no address was found" }
    return (error as? IOError)?.errnoCode == ECONNREFUSED ? "connection refused" : "\(error)"
  }
}
