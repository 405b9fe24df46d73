import ArgumentParser

/// Flags that every command takes. Those of the original that shape a client's output or connection are taken by every command, so that
/// a script's shared flags need no thought; a command that has no output to shape leaves them alone.
struct CommonOptions: ParsableArguments {
  @Option(help: "How much is logged to stderr: debug, info, warn, error or never. (default: warn for servers, else never)")
  var logLevel: LogLevel?

  @Option(help: "How log lines are written: text or json.")
  var logFormat: LogFormat = .text

  @Option(name: .shortAndLong, help: "How results are written: text, json, jsonl or none.")
  var output: OutputFormat = .text

  @Option(help: "How times are written: relative, iso or raw.")
  var timeFormat: TimeFormat = .relative

  @Option(help: "Whether output is coloured: always, never or auto.")
  var color: Colouring = .auto

  @Flag(help: "Write payloads as they are on the wire, also in JSON.")
  var noJsonShorthandPayloads = false

  @Option(help: "Environment to take settings from.")
  var env: String = "default"

  @Option(help: "File of environments.")
  var envFile: String?

  @Option(help: "TOML file of profiles.")
  var configFile: String?

  @Option(help: "Profile to take settings from.")
  var profile: String?

  @Flag(help: "Do not read settings from environment variables.")
  var disableConfigEnv = false

  @Flag(help: "Do not read settings from a file.")
  var disableConfigFile = false

  @Option(help: "Time that a command may take, such as 10s.")
  var commandTimeout: String?

  @Option(help: "Time that connecting may take, such as 5s.")
  var clientConnectTimeout: String?
}

/// How much is logged.
enum LogLevel: String, ExpressibleByArgument, CaseIterable { case debug, info, warn, error, never }

/// How a log line is written.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json

  /// SDKs that start a server say `pretty`, an older name of the text.
  init?(argument: String) { self.init(rawValue: argument == "pretty" ? "text" : argument) }
}

/// How results are written.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl, none }

/// How times are written.
enum TimeFormat: String, ExpressibleByArgument, CaseIterable { case relative, iso, raw }

/// Whether output is coloured.
enum Colouring: String, ExpressibleByArgument, CaseIterable { case always, never, auto }
