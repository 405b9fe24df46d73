import NIOSSL
import Synchronization

/// The certificates that the next connection gets.
final class TLSContext: Sendable {
  private let context = Mutex<NIOSSLContext?>(nil)

  /// Nil: no encryption.
  var current: NIOSSLContext? { context.withLock { $0 } }

  /// Reads and checks the settings, then takes them.
  func use(_ settings: GRPCServerTLS) throws {
    let made = try settings.makeContext()
    context.withLock { $0 = made }
  }
}
