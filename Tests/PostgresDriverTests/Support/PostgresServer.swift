import Dispatch
import Foundation
import Persistence
import PostgresDriver
import Synchronization

/// A PostgreSQL server of the tests' own: on a free port of the loopback interface, in a temporary folder, ended with the test process.
final class PostgresServer: Sendable {
  /// The server that most tests share, started with the first of them.
  static var shared: PostgresServer { get async throws { try await starting.value } }

  private static let starting = Task { try await apart { try PostgresServer() } }

  /// Whether this machine has a PostgreSQL to start; `make test` installs it.
  static var isInstalled: Bool { binaries != nil }

  private static let binaries = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql"))?
    .sorted { $0.compare($1, options: .numeric) == .orderedAscending }.last.map { "/usr/lib/postgresql/\($0)/bin/" }

  let port: Int
  private let folder: String
  private let schemas = Atomic(0)

  init() throws {
    port = Self.freePort()
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("swift-temporal-pg-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // PostgreSQL refuses to run as root; Debian's package has made a user for it.
    if getuid() == 0 { try Self.run("/bin/chown", ["postgres", folder], asOwner: false) }
    try command("initdb", ["-D", data, "-U", "temporal", "-A", "trust", "-E", "UTF8", "--no-sync"])
    let access = "local all all trust\nhost all locked 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n"
    try Data(access.utf8).write(to: URL(fileURLWithPath: data + "/pg_hba.conf"))
    try start()
    Self.running.withLock { $0.append(self) }
    atexit { for server in PostgresServer.running.withLock({ $0 }) { server.end() } }
    try sql("CREATE DATABASE temporal")
    try sql("CREATE ROLE locked LOGIN PASSWORD 'right'")
  }

  private static let running = Mutex<[PostgresServer]>([])

  private var data: String { folder + "/data" }

  func url(_ parameters: String = "", user: String = "temporal", database: String = "temporal") -> String {
    "postgres://\(user)@127.0.0.1:\(port)/\(database)\(parameters)"
  }

  /// The URL of an empty schema, which is as good as a database of its own.
  func freshURL() async throws -> String {
    let schema = "s\(schemas.add(1, ordering: .relaxed).newValue)"
    try await Self.apart { try self.sql("CREATE SCHEMA \(schema)", database: "temporal") }
    return url("?options=-csearch_path%3D\(schema)")
  }

  /// Does what blocks on a thread of its own: the tests share a pool with as many threads as there are cores.
  static func apart<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result(catching: body)) }
    }
  }

  /// Opens a store, which blocks while it connects.
  static func open(_ url: String) async throws -> any Store {
    try await apart { try PostgresStore.open(url: url) }
  }

  func sql(_ text: String, database: String = "postgres") throws {
    try command("psql", ["-q", "-h", folder, "-p", "\(port)", "-U", "temporal", "-d", database, "-c", text])
  }

  func start() throws {
    // Nothing here outlives the machine, and the disk is what all tests share.
    let options = "-p \(port) -k \(folder) -c listen_addresses=127.0.0.1 -c max_connections=500 -c fsync=off"
    try command("pg_ctl", ["-D", data, "-l", folder + "/log", "-w", "-o", options, "start"])
  }

  /// Ends it as a crash would: open connections break, and nothing is written in good order.
  func crash() throws { try command("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]) }

  func end() {
    try? crash()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func command(_ name: String, _ arguments: [String]) throws {
    try Self.run((Self.binaries ?? "") + name, arguments, asOwner: true)
  }

  /// Runs a program to its end. Not by Foundation's `Process`, which would wait for the server that `pg_ctl` leaves behind.
  private static func run(_ path: String, _ arguments: [String], asOwner: Bool) throws {
    let words = asOwner && getuid() == 0 ? ["/usr/sbin/runuser", "-u", "postgres", "--", path] + arguments : [path] + arguments
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The server must not keep other tests' sockets open.
    for descriptor in CInt(3)..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    for descriptor in [CInt(0), 1, 2] { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0) }
    let arguments = words.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    var pid: pid_t = 0
    var status: CInt = -1
    guard posix_spawn(&pid, words[0], &actions, nil, arguments + [nil], environ) == 0, waitpid(pid, &status, 0) == pid, status == 0 else {
      throw Failed(command: words.joined(separator: " "))
    }
  }

  struct Failed: Error {
    let command: String
  }

  private static func freePort() -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        guard bind(descriptor, generic, length) == 0, getsockname(descriptor, generic, &length) == 0 else { return 0 }
        return Int(UInt16(bigEndian: UnsafePointer(pointer).pointee.sin_port))
      }
    }
  }
}
