import GRPCServer
import Logging
import SwiftProtobuf

/// The echo on this repository's server.
enum OurServer {
  static func run(handlersOnEventLoops: Bool) async throws {
    var methods = MethodTable()
    methods.unary("/bench.Echo/Say") { (request: Google_Protobuf_StringValue, _) in request }
    methods.unary("/bench.Echo/Hop") { (request: Google_Protobuf_StringValue, _) in
      await Work.hop()
      return request
    }
    methods.unary("/bench.Echo/Park") { (request: Google_Protobuf_StringValue, _) in
      await Work.park()
      return request
    }
    var configuration = GRPCServerConfiguration()
    configuration.handlersRunOnEventLoops = handlersOnEventLoops
    let server = GRPCServer(methods: methods, configuration: configuration, logger: Logger(label: "bench"))
    announce(port: try await server.start().port)
    await Work.park()
  }
}
