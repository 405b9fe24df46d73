import GRPCCore
import GRPCNIOTransportHTTP2
import GRPCProtobuf
import SwiftProtobuf

/// The echo on grpc-swift-2 with its own NIO transport.
enum StockServer {
  private struct Echo: RegistrableRPCService {
    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
      register("Say", with: &router) {}
      register("Hop", with: &router) { await Work.hop() }
      register("Park", with: &router) { await Work.park() }
    }

    private func register<Transport: ServerTransport>(
      _ method: String, with router: inout RPCRouter<Transport>, _ wait: @escaping @Sendable () async -> Void
    ) {
      router.registerHandler(
        forMethod: MethodDescriptor(fullyQualifiedService: "bench.Echo", method: method),
        deserializer: ProtobufDeserializer<Google_Protobuf_StringValue>(), serializer: ProtobufSerializer<Google_Protobuf_StringValue>()
      ) { request, _ in
        let single = try await ServerRequest(stream: request)
        await wait()
        return StreamingServerResponse(single: ServerResponse(message: single.message))
      }
    }
  }

  static func run() async throws {
    var configuration = HTTP2ServerTransport.Posix.Config.defaults
    configuration.http2.maxConcurrentStreams = 100_000
    let transport = HTTP2ServerTransport.Posix(
      address: .ipv4(host: "127.0.0.1", port: 0), transportSecurity: .plaintext, config: configuration)
    let server = GRPCCore.GRPCServer(transport: transport, services: [Echo()])
    async let serving: Void = server.serve()
    if let address = try await server.listeningAddress { announce(port: address.ipv4?.port ?? 0) }
    try await serving
  }
}
