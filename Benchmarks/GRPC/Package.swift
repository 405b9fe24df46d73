// swift-tools-version: 6.2
import PackageDescription

// The same echo served by our GRPCServer and by grpc-swift-2, for scripts/bench-grpc. Apart from the main package, which must not
// depend on what it is compared with. Build with ROOMS=GRPCServer, so that only that room is planned.
let package = Package(
  name: "grpc-bench",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-temporal", path: "../.."),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.0.0"),
    .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.0.0"),
    .package(url: "https://github.com/grpc/grpc-swift-protobuf", from: "2.0.0"),
  ],
  targets: [
    .executableTarget(
      name: "grpc-bench-server",
      dependencies: [
        .product(name: "GRPCServer", package: "swift-temporal"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SwiftProtobuf", package: "swift-protobuf"),
        .product(name: "GRPCCore", package: "grpc-swift-2"),
        .product(name: "GRPCNIOTransportHTTP2", package: "grpc-swift-nio-transport"),
        .product(name: "GRPCProtobuf", package: "grpc-swift-protobuf"),
      ])
  ]
)
