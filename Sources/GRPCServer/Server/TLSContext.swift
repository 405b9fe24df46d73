public import NIOSSL
import Synchronization

/// The certificates that a port's next connection gets.
public final class TLSContext: Sendable {
  private let protocols: [String]
  private let context = Mutex<NIOSSLContext?>(nil)

  /// - Parameter protocols: What is spoken on the port, as ALPN has it: "h2", "http/1.1".
  public init(offering protocols: [String]) { self.protocols = protocols }

  /// Nil: none were given yet.
  public var current: NIOSSLContext? { context.withLock { $0 } }

  /// Reads and checks the settings, then takes them. Throws `GRPCServerError.badTLS`, and changes nothing, if they cannot be used.
  public func use(_ settings: GRPCServerTLS) throws {
    let made = try settings.makeContext(offering: protocols)
    context.withLock { $0 = made }
  }
}
