import ArgumentParser
import Server

/// The flags of `temporal server start-dev`: those of the original, with its names and defaults.
struct StartDevOptions: ParsableArguments {
  @Option(name: [.customShort("f"), .long], help: "File that state is kept in. Without it, state is gone when the server ends.")
  var dbFilename: String?

  @Option(help: ArgumentHelp("PostgreSQL database that state is kept in: postgres://user@host/name. Needs libpq.", valueName: "url"))
  var dbURL: String?

  @Option(name: .shortAndLong, help: "Namespace to create at start, beside \"default\". Repeatable.")
  var namespace: [String] = []

  @Option(name: .shortAndLong, help: "Port for gRPC; 0 takes any that is free.")
  var port = 7233

  @Option(help: "Address to listen on.")
  var ip = "localhost"

  @Option(help: ArgumentHelp("Search attribute to register on every namespace. Repeatable.", valueName: "key=type"))
  var searchAttribute: [String] = []

  @Option(
    help: ArgumentHelp("Setting by the original's name, with a JSON value: limit.maxIDLength=255. Repeatable.", valueName: "key=json"))
  var dynamicConfigValue: [String] = []

  @Option(
    help: ArgumentHelp("File of such settings, as YAML of the original's format; read again when it changes.", valueName: "file"))
  var dynamicConfigFile: String?

  @Option(help: ArgumentHelp("SQLite pragma to set. Repeatable.", valueName: "pragma=value"))
  var sqlitePragma: [String] = []

  @Option(
    help: ArgumentHelp(
      "Folder below which namespaces may archive closed workflows (file:// URIs). Without it none does.", valueName: "folder"))
  var archiveFolder: String?

  @Flag(help: "Offer the service by which SDKs' test environments skip time (only without --db-filename).")
  var timeSkipping = false

  @Flag(help: "Print the configuration to stderr at start.")
  var logConfig = false

  @Option(help: "Port for the HTTP/JSON API; 0 takes any that is free. Without it there is none.")
  var httpPort: Int?

  @Option(help: "Port for /metrics, /healthz and /readyz; 0 takes any that is free. Without it nothing is measured.")
  var metricsPort: Int?

  @Flag(help: "Start without the Web UI.")
  var headless = false

  @Option(help: "Address for the Web UI. (default: that of --ip)")
  var uiIp: String?

  @Option(help: "Port for the Web UI; 0 takes any that is free. (default: the gRPC port + 1000)")
  var uiPort: Int?

  @Option(help: "Path that the Web UI is served under.")
  var uiPublicPath: String?

  @Option(help: "Folder of files that replace those of the Web UI.")
  var uiAssetPath: String?

  @Option(help: "Codec server for the Web UI: its URL, which browsers ask.")
  var uiCodecEndpoint: String?

  @Flag(help: "Send the token that a reader signed in with to that codec server.")
  var uiCodecPassAccessToken = false

  @Flag(help: "Has no effect: this Web UI fetches no news.")
  var uiDisableNewsFetch = false

  @Flag(help: "Let nothing be changed from the Web UI.")
  var uiReadOnly = false

  @Option(
    help: ArgumentHelp(
      "What may not be done from the Web UI: \(UIConfiguration.actionNames.joined(separator: ", ")). Repeatable.", valueName: "action"))
  var uiDisable: [String] = []
}
