// swift-tools-version: 6.2
import PackageDescription

// The house: one target a room, arrows point down only (docs/architecture.md, section 2).
// `ROOMS=GRPCServer,Model swift build` plans only those rooms, what they stand on, and their tests.

struct Room {
  var name: String
  var path: String? = nil  // nil: Sources/<name>
  var rooms: [String] = []
  var libraries: [Target.Dependency] = []
  var isExecutable = false
  var isGenerated = false
  var excludes: [String] = []  // files that are no sources
  var tests: [String]? = nil  // the other rooms its tests need; nil: no test target
  var testLibraries: [Target.Dependency] = []
  var testExcludes: [String] = []
}

func lib(_ name: String, _ package: String) -> Target.Dependency { .product(name: name, package: package) }

let protobuf = lib("SwiftProtobuf", "swift-protobuf")
let logging = lib("Logging", "swift-log")
let tracing = lib("Tracing", "swift-distributed-tracing")
let heap = lib("HeapModule", "swift-collections")
let collections: [Target.Dependency] = [lib("DequeModule", "swift-collections"), heap]
let httpClient: [Target.Dependency] = [
  lib("NIOCore", "swift-nio"), lib("NIOPosix", "swift-nio"), lib("NIOHTTP1", "swift-nio"), lib("NIOSSL", "swift-nio-ssl"),
]
let http2: [Target.Dependency] = [
  lib("NIOCore", "swift-nio"), lib("NIOPosix", "swift-nio"), lib("NIOHTTP2", "swift-nio-http2"), lib("NIOHPACK", "swift-nio-http2"),
]
let nio = http2 + [lib("NIOTLS", "swift-nio"), lib("NIOSSL", "swift-nio-ssl")]

let house: [Room] = [
  // L0: pure
  Room(name: "TemporalAPI", libraries: [protobuf], isGenerated: true),
  Room(name: "TemporalServices", rooms: ["TemporalAPI"], libraries: [protobuf], isGenerated: true),
  Room(name: "HistoryRecords", rooms: ["TemporalAPI"], libraries: [protobuf], isGenerated: true),
  Room(name: "Model", tests: []),
  Room(name: "Observability", tests: []),
  Room(
    name: "Schedules", rooms: ["Model", "TemporalAPI", "HistoryRecords"], libraries: [protobuf],
    tests: ["Model", "TemporalAPI", "HistoryRecords", "TestSupport"], testLibraries: [protobuf]),
  Room(name: "VisibilityQuery", rooms: ["Model"], tests: ["Model", "TestSupport"]),
  Room(
    name: "HistoryEngine", rooms: ["Model", "TemporalAPI", "HistoryRecords", "Schedules"],
    libraries: [protobuf, heap, lib("HashTreeCollections", "swift-collections")],
    tests: ["Model", "TemporalAPI", "HistoryRecords", "TestSupport"], testLibraries: [protobuf], testExcludes: ["Golden"]),
  // L1: who may do what
  Room(
    name: "Authorization", rooms: ["Model"],
    libraries: [
      lib("JWTKit", "jwt-kit"), lib("X509", "swift-certificates"), lib("SwiftASN1", "swift-asn1"), lib("Crypto", "swift-crypto"),
    ],
    tests: ["Model", "TemporalServices"], testLibraries: [lib("JWTKit", "jwt-kit")]),
  // L1: storage
  Room(name: "Persistence", rooms: ["Model", "VisibilityQuery"], tests: ["Model", "PersistenceConformance"]),
  Room(name: "PersistenceConformance", rooms: ["Model", "VisibilityQuery", "Persistence"]),
  Room(name: "SQLPersistence", rooms: ["Model", "VisibilityQuery", "Persistence"], libraries: collections),
  Room(
    name: "SQLiteDriver", rooms: ["Model", "Persistence", "SQLPersistence"], libraries: [lib("GRDBSQLite", "GRDB.swift")],
    tests: ["Model", "VisibilityQuery", "Persistence", "PersistenceConformance", "SQLPersistence", "TestSupport"]),
  Room(name: "CPostgres", isGenerated: true),
  Room(
    name: "PostgresDriver", rooms: ["Model", "Persistence", "SQLPersistence", "CPostgres"],
    tests: ["Model", "Persistence", "PersistenceConformance", "SQLPersistence"]),
  // L1: archives
  Room(name: "FileArchive", tests: []),
  // L1: text
  Room(name: "JSONText", tests: []),
  // L1: traces
  Room(name: "Traces", rooms: ["JSONText"], libraries: [tracing], tests: ["JSONText", "TestSupport"], testLibraries: [tracing]),
  // L1: the wire
  Room(name: "CZlib", isGenerated: true),
  Room(name: "Compression", rooms: ["CZlib"], libraries: [lib("NIOCore", "swift-nio")]),
  Room(
    name: "GRPCWire", rooms: ["Compression"], libraries: [protobuf] + collections + http2, tests: ["Compression", "TestSupport"],
    testLibraries: http2),
  // L2: services
  Room(
    name: "GRPCServer", rooms: ["GRPCWire"], libraries: [protobuf, logging] + collections + nio,
    tests: ["TestSupport"], testLibraries: [protobuf, logging] + nio, testExcludes: ["foreign"]),
  Room(
    name: "HTTPServer", rooms: ["Compression"],
    libraries: [
      logging, lib("Hummingbird", "hummingbird"), lib("HummingbirdCore", "hummingbird"), lib("HTTPTypes", "swift-http-types"),
      lib("NIOCore", "swift-nio"), lib("NIOSSL", "swift-nio-ssl"), lib("ServiceLifecycle", "swift-service-lifecycle"),
    ],
    tests: []),
  Room(name: "HTTPClient", libraries: httpClient, tests: [], testLibraries: httpClient),
  Room(
    name: "GRPCClient", rooms: ["GRPCWire"], libraries: [protobuf, lib("NIOSSL", "swift-nio-ssl")] + http2,
    tests: ["GRPCServer"], testLibraries: [protobuf, logging]),
  Room(
    name: "MatchingService", rooms: ["Model"], libraries: [logging] + collections,
    tests: ["Model", "TestSupport"]),
  Room(
    name: "HistoryService",
    rooms: ["Model", "VisibilityQuery", "TemporalAPI", "HistoryRecords", "Schedules", "HistoryEngine", "Persistence"],
    libraries: [protobuf, logging] + collections,
    tests: ["Model", "VisibilityQuery", "TemporalAPI", "HistoryRecords", "HistoryEngine", "Persistence", "TestSupport"],
    testLibraries: [protobuf]),
  // L3: edges
  Room(
    name: "Frontend",
    rooms: [
      "Model", "VisibilityQuery", "TemporalAPI", "TemporalServices", "HistoryRecords", "Schedules", "HistoryEngine", "HistoryService",
      "MatchingService", "Persistence", "GRPCServer", "Authorization", "Observability",
    ],
    libraries: [protobuf, logging, tracing] + collections,
    tests: [
      "Model", "TemporalAPI", "TemporalServices", "HistoryRecords", "HistoryService", "MatchingService", "Persistence", "GRPCServer",
      "Authorization", "Observability",
    ],
    testLibraries: [protobuf, logging]),
  Room(
    name: "HTTPGateway", rooms: ["TemporalAPI", "TemporalServices", "GRPCServer", "HTTPServer", "JSONText"], libraries: [protobuf],
    tests: ["TemporalAPI", "TemporalServices", "GRPCServer", "HTTPServer", "JSONText"], testLibraries: [protobuf]),
  Room(name: "CWebAssets", isGenerated: true, excludes: ["files"]),
  Room(
    name: "WebUI",
    rooms: [
      "Model", "VisibilityQuery", "Schedules", "TemporalAPI", "TemporalServices", "GRPCWire", "HTTPServer", "JSONText", "CWebAssets",
    ],
    libraries: [protobuf, lib("Mustache", "swift-mustache"), lib("Crypto", "swift-crypto")],
    tests: ["Schedules", "TemporalAPI", "TemporalServices", "GRPCWire", "HTTPServer", "JSONText"], testLibraries: [protobuf]),
  // L4: composition
  Room(
    name: "Server",
    rooms: [
      "Model", "VisibilityQuery", "TemporalAPI", "TemporalServices", "HistoryRecords", "HistoryEngine", "Persistence", "SQLPersistence",
      "SQLiteDriver",
      "PostgresDriver", "FileArchive", "HistoryService", "MatchingService", "GRPCServer", "GRPCClient", "HTTPClient", "HTTPServer",
      "HTTPGateway", "WebUI",
      "Authorization", "Observability", "Traces", "Frontend",
    ],
    libraries: [
      protobuf, logging, lib("ServiceLifecycle", "swift-service-lifecycle"), lib("UnixSignals", "swift-service-lifecycle"),
      lib("Yams", "Yams"),
    ],
    tests: ["Model", "HistoryEngine", "Frontend"]),
  Room(
    name: "LoadGenerator", rooms: ["TemporalAPI", "TemporalServices", "GRPCClient", "GRPCServer"],
    libraries: [protobuf, logging, lib("Histogram", "hdrhistogram-swift")] + collections,
    tests: ["TemporalAPI", "TemporalServices", "GRPCClient", "GRPCServer"], testLibraries: [protobuf]),
  // What the tests of several rooms share
  Room(name: "TestSupport", path: "Tests/TestSupport"),
  // Whole servers in simulated time: every room but the sockets and the databases
  Room(
    name: "Simulation", path: "Tests/Simulation",
    rooms: [
      "Model", "VisibilityQuery", "TemporalAPI", "TemporalServices", "HistoryRecords", "HistoryService", "MatchingService", "Persistence",
      "GRPCServer", "Frontend", "TestSupport",
    ],
    libraries: [protobuf, logging, heap], tests: []),
  // L5: executables
  Room(
    name: "temporal", rooms: ["Server", "Model", "Authorization", "GRPCClient", "WebUI"],
    libraries: [lib("ArgumentParser", "swift-argument-parser"), logging], isExecutable: true,
    tests: ["Server"], testLibraries: [lib("ArgumentParser", "swift-argument-parser"), logging]),
  Room(
    name: "temporal-bench", rooms: ["LoadGenerator"], libraries: [lib("ArgumentParser", "swift-argument-parser")], isExecutable: true,
    tests: ["LoadGenerator"], testLibraries: [lib("ArgumentParser", "swift-argument-parser")]),
]

// Only those who ask for them by a variable of this name get these: nobody else should wait for them to be linked.
let extensions: [String: Room] = [
  // `make simulate`
  "SIMULATE": Room(name: "simulate", path: "Tests/simulate", rooms: ["Simulation"], isExecutable: true),
  // `make micro`: here and not in a package of its own, because it counts the debug build that the tests have made anyway
  "MICRO": Room(
    name: "micro-benchmarks", path: "Benchmarks/Micro/Sources",
    rooms: ["Model", "TemporalAPI", "HistoryRecords", "HistoryEngine", "Persistence", "SQLiteDriver", "MatchingService", "GRPCWire"],
    libraries: [protobuf, lib("NIOCore", "swift-nio")], isExecutable: true),
]
let rooms = house + extensions.filter { Context.environment[$0.key] != nil }.map(\.value)

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let strict: [SwiftSetting] = settings + [.treatAllWarnings(as: .error)]

/// The rooms to plan: all, or those named by `ROOMS` with everything below them.
let planned: Set<String> = {
  guard let wanted = Context.environment["ROOMS"], !wanted.isEmpty else { return Set(rooms.map(\.name)) }
  var found: Set<String> = []
  var open = wanted.split(separator: ",").map(String.init)
  let tested = Set(open)
  while let name = open.popLast() {
    guard found.insert(name).inserted, let room = rooms.first(where: { $0.name == name }) else { continue }
    open += room.rooms + (tested.contains(name) ? room.tests ?? [] : [])
  }
  return found
}()
let tested = Context.environment["ROOMS"].map { Set($0.split(separator: ",").map(String.init)) } ?? planned

var targets: [Target] = []
for room in rooms where planned.contains(room.name) {
  let dependencies = room.rooms.map { Target.Dependency.target(name: $0) } + room.libraries
  let swiftSettings = room.isGenerated ? settings : strict
  targets.append(
    room.isExecutable
      ? .executableTarget(name: room.name, dependencies: dependencies, path: room.path, swiftSettings: swiftSettings)
      : .target(
        name: room.name, dependencies: dependencies, path: room.path, exclude: room.excludes, swiftSettings: swiftSettings))
  if let others = room.tests, tested.contains(room.name) {
    targets.append(
      .testTarget(
        name: room.name + "Tests",
        dependencies: ([room.name] + others).map { .target(name: $0) } + room.testLibraries,
        exclude: room.testExcludes,
        swiftSettings: strict))
  }
}
if tested == planned {
  targets.append(.testTarget(name: "TidyTests", swiftSettings: strict))
}

let package = Package(
  name: "swift-temporal",
  platforms: [.macOS(.v15)],
  products: rooms.filter { $0.isExecutable && planned.contains($0.name) }.map { .executable(name: $0.name, targets: [$0.name]) }
    + (planned.contains("GRPCServer") ? [.library(name: "GRPCServer", targets: ["GRPCServer"])] : []),
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-http2", from: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0", traits: []),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
  ],
  targets: targets
)
