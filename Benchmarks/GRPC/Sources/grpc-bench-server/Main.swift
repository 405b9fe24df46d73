/// `grpc-bench-server ours|ours-loops|stock`: serves `/bench.Echo/{Say,Hop,Park}` on a free port of 127.0.0.1, and prints the port.
@main
enum Main {
  static func main() async throws {
    switch CommandLine.arguments.dropFirst().first {
    case "ours": try await OurServer.run(handlersOnEventLoops: false)
    case "ours-loops": try await OurServer.run(handlersOnEventLoops: true)
    case "stock": try await StockServer.run()
    default: print("usage: grpc-bench-server ours|ours-loops|stock")
    }
  }
}
