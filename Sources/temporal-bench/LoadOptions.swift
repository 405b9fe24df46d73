import ArgumentParser
import LoadGenerator

/// The flags that shape the load.
struct LoadOptions: ParsableArguments {
  @Option(help: "The server, as host:port.")
  var address = "127.0.0.1:7233"

  @Option(name: .shortAndLong, help: "Namespace. It must be there.")
  var namespace = "default"

  @Option(help: "Operations at a time (a closed loop).")
  var concurrency = 50

  @Option(help: "Operations a second, begun by the clock (an open loop), instead of --concurrency.")
  var rate: Double?

  @Option(help: "Seconds that are measured.")
  var duration = 10.0

  @Option(help: "Seconds of load before those.")
  var warmUp = 2.0

  @Option(help: "Operations to make, instead of --duration and --warm-up.")
  var count: Int?

  @Option(help: "Bytes of each input, result and signal.")
  var payloadBytes = 100

  @Option(help: "The scenario's own number; `temporal-bench --help` says what it is.")
  var size: Int?

  @Option(help: "Polls that the worker keeps open on each of its queues.")
  var pollers = 32

  @Option(help: "Connections to the server.")
  var connections = 4

  @Option(help: "Threads that make the load.")
  var threads = 1

  @Option(help: "Process id of the server, to report its CPU, memory and bytes written.")
  var serverPid: Int32?

  /// The flags as settings; throws a `ValidationError` for an address that is none.
  func settings() throws -> LoadSettings {
    guard let colon = address.lastIndex(of: ":"), let port = Int(address[address.index(after: colon)...]), (1...65_535).contains(port),
      colon > address.startIndex
    else { throw ValidationError("\"\(address)\" is no address such as 127.0.0.1:7233") }
    var settings = LoadSettings()
    settings.host = address[..<colon].trimmingBrackets
    settings.port = port
    settings.namespace = namespace
    settings.concurrency = concurrency
    settings.rate = rate
    settings.duration = .seconds(duration)
    settings.warmUp = .seconds(warmUp)
    settings.count = count
    settings.payloadBytes = payloadBytes
    settings.size = size
    settings.pollers = pollers
    settings.connections = connections
    settings.threads = threads
    settings.serverPID = serverPid
    return settings
  }
}

extension Substring {
  /// `[::1]` as `::1`.
  fileprivate var trimmingBrackets: String { hasPrefix("[") && hasSuffix("]") ? String(dropFirst().dropLast()) : String(self) }
}
