import ArgumentParser
import Server

/// Which store a command looks after.
struct StoreOptions: ParsableArguments {
  @Option(name: [.customShort("f"), .long], help: "File that state is kept in.")
  var dbFilename: String?

  @Option(help: ArgumentHelp("PostgreSQL database that state is kept in: postgres://user@host/name.", valueName: "url"))
  var dbURL: String?

  /// Throws `ValidationError` unless it is exactly one.
  var storage: ServerConfiguration.Storage {
    get throws {
      switch (dbFilename, dbURL) {
      case (let path?, nil): .file(path)
      case (nil, let url?): .postgres(url)
      default: throw ValidationError("name what to check: either db-filename or db-url")
      }
    }
  }
}
