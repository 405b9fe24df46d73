import ArgumentParser
import Dispatch
import Foundation
import LoadGenerator

/// `temporal-bench null-server`: the transport alone, for the ceiling.
struct NullServerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "null-server",
    abstract: "Answer the scenarios' calls from memory, with nothing behind them: what the transport alone costs.")

  @Option(name: .shortAndLong, help: "Port; 0 takes any that is free.")
  var port = 7233

  @Option(help: "Address to listen on.")
  var ip = "127.0.0.1"

  mutating func run() async throws {
    let server = NullServer(host: ip, port: port)
    print("listening on \(try await server.start())")
    fflush(nil)  // whoever reads this through a pipe waits for it
    await signal()
    await server.shutdown()
  }

  /// Returns at SIGINT or SIGTERM.
  private func signal() async {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self)
    let sources = [SIGINT, SIGTERM].map { number in
      Foundation.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield() }
      source.resume()
      return source
    }
    for await _ in signals { break }
    for source in sources { source.cancel() }
  }
}
