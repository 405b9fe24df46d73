/// What each room may import: the walls of the house (docs/architecture.md, section 2) as data.
///
/// The compiler refuses what Package.swift does not name; this table refuses what Package.swift must not name.
enum Rooms {
  struct Walls {
    var rooms: Set<String> = []
    var libraries: Set<String> = []
    /// Pure rooms decide in values: nothing asynchronous, no clock, no randomness, no output.
    var isPure = false

    var imports: Set<String> { rooms.union(libraries).union(isPure ? [] : platform).union(foundation) }
  }

  /// Foundation is there for `Data`; what pure rooms must not use of it is in `bannedInPureRooms`.
  static let foundation: Set = ["Foundation", "FoundationEssentials"]
  static let platform: Set = ["Synchronization", "Dispatch", "Glibc", "Darwin", "Musl", "SwiftOverlayShims", "CoreFoundation"]
  static let collections: Set = ["DequeModule", "HeapModule", "HashTreeCollections"]
  static let nio: Set = ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOHTTP2", "NIOHPACK", "NIOSSL", "NIOTLS", "NIOConcurrencyHelpers"]

  static let all: [String: Walls] = [
    "TemporalAPI": Walls(libraries: ["SwiftProtobuf"], isPure: true),
    "TemporalServices": Walls(rooms: ["TemporalAPI"], libraries: ["SwiftProtobuf"], isPure: true),
    "HistoryRecords": Walls(rooms: ["TemporalAPI"], libraries: ["SwiftProtobuf"], isPure: true),
    "CZlib": Walls(isPure: true),
    "Model": Walls(isPure: true),
    "Observability": Walls(),
    "Schedules": Walls(rooms: ["Model", "TemporalAPI", "HistoryRecords"], libraries: ["SwiftProtobuf"], isPure: true),
    "VisibilityQuery": Walls(rooms: ["Model"], isPure: true),
    "HistoryEngine": Walls(
      rooms: ["Model", "TemporalAPI", "HistoryRecords", "Schedules"], libraries: collections.union(["SwiftProtobuf"]), isPure: true),
    "Authorization": Walls(rooms: ["Model"], libraries: ["JWTKit", "X509", "SwiftASN1", "Crypto"]),
    "Persistence": Walls(rooms: ["Model", "VisibilityQuery"], libraries: collections),
    "PersistenceConformance": Walls(rooms: ["Model", "VisibilityQuery", "Persistence"]),
    "SQLPersistence": Walls(rooms: ["Model", "VisibilityQuery", "Persistence"], libraries: collections),
    "SQLiteDriver": Walls(rooms: ["Model", "Persistence", "SQLPersistence"], libraries: ["GRDB", "GRDBSQLite"]),
    "CPostgres": Walls(),
    "PostgresDriver": Walls(rooms: ["Model", "Persistence", "SQLPersistence", "CPostgres"]),
    "FileArchive": Walls(),
    "Compression": Walls(rooms: ["CZlib"], libraries: nio),
    "GRPCWire": Walls(rooms: ["Compression"], libraries: nio.union(collections).union(["SwiftProtobuf"])),
    "GRPCServer": Walls(rooms: ["GRPCWire"], libraries: nio.union(collections).union(["SwiftProtobuf", "Logging"])),
    "GRPCClient": Walls(rooms: ["GRPCWire"], libraries: nio.union(["SwiftProtobuf"])),
    "HTTPClient": Walls(libraries: nio),
    "HTTPServer": Walls(
      rooms: ["Compression"], libraries: nio.union(["Logging", "Hummingbird", "HummingbirdCore", "HTTPTypes", "ServiceLifecycle"])),
    "JSONText": Walls(rooms: [], libraries: []),
    "Traces": Walls(rooms: ["JSONText"], libraries: ["Tracing"]),
    "HTTPGateway": Walls(rooms: ["TemporalAPI", "TemporalServices", "GRPCServer", "HTTPServer", "JSONText"], libraries: ["SwiftProtobuf"]),
    "CWebAssets": Walls(rooms: [], libraries: []),
    "WebUI": Walls(
      rooms: [
        "Model", "VisibilityQuery", "Schedules", "TemporalAPI", "TemporalServices", "GRPCWire", "HTTPServer", "JSONText", "CWebAssets",
      ],
      libraries: ["SwiftProtobuf", "Mustache", "Crypto"]),
    "MatchingService": Walls(rooms: ["Model"], libraries: collections.union(["Logging"])),
    "HistoryService": Walls(
      rooms: ["Model", "VisibilityQuery", "TemporalAPI", "HistoryRecords", "Schedules", "HistoryEngine", "Persistence"],
      libraries: collections.union(["SwiftProtobuf", "Logging"])),
    "Frontend": Walls(
      rooms: [
        "Model", "VisibilityQuery", "TemporalAPI", "TemporalServices", "HistoryRecords", "Schedules", "HistoryEngine", "HistoryService",
        "MatchingService", "Persistence", "GRPCServer", "Authorization", "Observability",
      ],
      libraries: collections.union(["SwiftProtobuf", "Logging", "Tracing"])),
    "Server": Walls(
      rooms: [
        "Model", "VisibilityQuery", "TemporalAPI", "TemporalServices", "HistoryRecords", "HistoryEngine", "HistoryService",
        "MatchingService",
        "Persistence", "SQLPersistence", "SQLiteDriver", "PostgresDriver", "FileArchive", "GRPCServer", "HTTPClient", "HTTPServer",
        "HTTPGateway", "WebUI", "GRPCClient",
        "Authorization", "Observability", "Traces", "Frontend",
      ],
      libraries: ["SwiftProtobuf", "Logging", "ServiceLifecycle", "UnixSignals", "Yams"]),
    "LoadGenerator": Walls(
      rooms: ["TemporalAPI", "TemporalServices", "GRPCClient", "GRPCServer"],
      libraries: collections.union(["SwiftProtobuf", "Logging", "Histogram"])),
    "temporal-bench": Walls(rooms: ["LoadGenerator"], libraries: ["ArgumentParser"]),
    "temporal": Walls(rooms: ["Server", "Model", "Authorization", "GRPCClient", "WebUI"], libraries: ["ArgumentParser", "Logging"]),
  ]

  /// The executables: they alone print.
  static let executables: Set = ["temporal", "temporal-bench"]

  /// Reading the time, drawing randomness, waiting, printing, logging: what would make a replay differ from the run.
  static let bannedInPureRooms = [
    "Date()", "Date.now", "UUID()", "Task.sleep", "Task {", "Task.detached", "print(", "debugPrint(", "Logger", ".random(",
    "SystemRandomNumberGenerator", "ContinuousClock", "SuspendingClock", "DispatchQueue", "Thread", "FileManager", "ProcessInfo",
  ]
}
