import NIOCore
import NIOPosix

/// The threads that connections live on. A program usually has one of these.
public final class GRPCClientThreads: Sendable {
  let group: MultiThreadedEventLoopGroup

  /// Starts `count` threads.
  public init(count: Int) {
    group = MultiThreadedEventLoopGroup(numberOfThreads: max(1, count))
  }

  /// Ends the threads. Every connection on them must have been closed.
  public func shutdown() async {
    try? await group.shutdownGracefully()
  }
}
