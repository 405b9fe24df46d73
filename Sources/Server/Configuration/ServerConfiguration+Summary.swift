import Authorization
import PostgresDriver

extension ServerConfiguration {
  /// The configuration as YAML, for people to read (`--log-config`), without a final line break.
  public var summary: String {
    var lines = ["host: \(host)", "port: \(port)"]
    switch storage {
    case .memory: lines.append("storage: memory")
    case .file(let path): lines.append("storage: \(path)")
    case .postgres(let url): lines.append("storage: \(Self.shown(url))")
    }
    lines.append("retention: \(Int(retention.components.seconds))s")
    if let encryption {
      lines.append("tls: \(encryption.clientAuthorities == nil ? "server" : encryption.requiresClientCertificate ? "mutual" : "optional")")
    }
    if let access {
      add("accessKeys", access.keySources.map { "- \($0)" } + (access.principalFile.map { ["- \($0)"] } ?? []), to: &lines)
    }
    if let archiveFolder { lines.append("archiveFolder: \(archiveFolder)") }
    if timeSkipping { lines.append("timeSkipping: true") }
    add("namespaces", allNamespaces.map { "- \($0)" }, to: &lines)
    add("searchAttributes", searchAttributes.map { "\($0.name): \($0.type.name)" }, to: &lines)
    add("sqlitePragmas", pragmas.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }, to: &lines)
    add("dynamicConfiguration", dynamicConfiguration.settings.map { "\($0.key): \($0.value)" }, to: &lines)
    return lines.joined(separator: "\n")
  }

  /// A database's URL without user, password and parameters.
  public static func shown(_ url: String) -> String { "PostgreSQL at \(PostgresStore.withoutSecrets(url))" }

  private func add(_ title: String, _ entries: [String], to lines: inout [String]) {
    guard !entries.isEmpty else { return }
    lines.append("\(title):")
    lines += entries.map { "  \($0)" }
  }
}
