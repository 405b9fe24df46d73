import ArgumentParser
import Server

/// The flags of `temporal ui`.
struct UIOptions: ParsableArguments {
  @Option(help: "The Temporal server: HOST:PORT.")
  var address = "127.0.0.1:7233"

  @Option(help: "IP address to serve on.")
  var ip = "127.0.0.1"

  @Option(name: .shortAndLong, help: "Port to serve on; 0 takes any that is free.")
  var port = 8233

  @Option(name: .shortAndLong, help: "Namespace that the front page leads to.")
  var namespace = "default"

  @Option(help: "Path to serve under.")
  var publicPath = ""

  @Option(help: "Folder of files that replace those of the UI.")
  var assetPath: String?

  @Option(help: "Codec server: its URL, which browsers ask.")
  var codecEndpoint: String?

  @Flag(help: "Send the token that a reader signed in with to that codec server.")
  var codecPassAccessToken = false

  @Flag(help: "Let nothing be changed.")
  var readOnly = false

  @Option(
    help: ArgumentHelp(
      "What may not be done: \(UIConfiguration.actionNames.joined(separator: ", ")). Repeatable.", valueName: "action"))
  var disable: [String] = []

  /// What the flags say.
  var configuration: UIConfiguration {
    var ui = UIConfiguration(host: ip == "localhost" ? "127.0.0.1" : ip, port: port)
    ui.defaultNamespace = namespace
    ui.publicPath = publicPath
    ui.assetFolder = assetPath
    ui.codecEndpoint = codecEndpoint
    ui.passesTokenToCodec = codecPassAccessToken
    ui.isReadOnly = readOnly
    ui.disabledActions = disable
    return ui
  }
}
