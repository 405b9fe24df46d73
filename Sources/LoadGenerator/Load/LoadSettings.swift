/// What is put on which server.
public struct LoadSettings: Sendable, Equatable {
  /// The server's host.
  public var host = "127.0.0.1"
  /// The server's port.
  public var port = 7233
  /// The namespace that the workflows run in. It must be there.
  public var namespace = "default"
  /// Operations at a time where no rate is given.
  public var concurrency = 50
  /// Operations a second, begun by the clock whether earlier ones have ended or not (an open loop). Nil: a closed loop.
  public var rate: Double?
  /// How long is measured, after the warm-up.
  public var duration: Duration = .seconds(10)
  /// Operations to make. With it, the run ends when they are done: `duration` and `warmUp` have no meaning.
  public var count: Int?
  /// Load that is not measured, before what is.
  public var warmUp: Duration = .seconds(2)
  /// Bytes of every payload: inputs, results, signals.
  public var payloadBytes = 100
  /// Polls that the worker keeps open on each of its queues: normal, sticky, activity.
  public var pollers = 32
  /// Connections to the server.
  public var connections = 4
  /// Threads that the load is made on.
  public var threads = 1
  /// The scenario's own number; what it means is in `ScenarioList`. Nil: its default.
  public var size: Int?
  /// The server's process on this machine, whose use of CPU, memory and disk is to be reported.
  public var serverPID: Int32?

  /// The defaults.
  public init() {}

  /// Throws `BenchError.badSetting` at the first number that makes no sense.
  public func validate() throws(BenchError) {
    let positive = [
      ("concurrency", concurrency), ("pollers", pollers), ("connections", connections), ("threads", threads), ("count", count ?? 1),
      ("size", size ?? 1),
    ]
    for (name, value) in positive where value < 1 { throw .badSetting("\(name) must be at least 1, not \(value)") }
    if payloadBytes < 0 { throw .badSetting("payload-bytes must not be negative") }
    if let rate, !(rate > 0 && rate.isFinite) { throw .badSetting("rate must be above 0") }
    if duration <= .zero { throw .badSetting("duration must be above 0") }
    if warmUp < .zero { throw .badSetting("warm-up must not be negative") }
  }
}

/// Why a measurement could not be made, or an operation counts as failed.
public enum BenchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A setting makes no sense.
  case badSetting(String)
  /// There is no such scenario.
  case noSuchScenario(String)
  /// The server's process cannot be looked at.
  case noSuchProcess(Int32)
  /// A workflow ended otherwise than it should.
  case wrongEnd(String)
  /// The open loop fell so far behind that an operation was not begun.
  case tooFarBehind
  /// Nothing has ended for a minute.
  case stalled
  /// The run was given up while the operation was open.
  case givenUp

  /// One sentence for people.
  public var description: String {
    switch self {
    case .badSetting(let reason): reason
    case .noSuchScenario(let name): "there is no scenario \"\(name)\"; there are \(ScenarioList.names.joined(separator: ", "))"
    case .noSuchProcess(let pid): "process \(pid) cannot be looked at through /proc"
    case .wrongEnd(let how): "a workflow ended as \(how)"
    case .tooFarBehind: "not begun: too many operations are open"
    case .stalled: "nothing has ended for \(Bench.patience.components.seconds) s"
    case .givenUp: "still open when nothing ended any more"
    }
  }
}
