// swift-tools-version: 6.2
// Exists so that `scripts/generate-api` can build swift-protobuf's compiler plugin apart from the product.
import PackageDescription

let package = Package(
  name: "ProtocPlugin",
  dependencies: [.package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0")],
  targets: [.target(name: "Nothing", dependencies: [.product(name: "SwiftProtobuf", package: "swift-protobuf")])]
)
