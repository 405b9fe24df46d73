import Foundation
import GRPCServer

/// An authority, a server's and a client's certificate of it, and a stranger's; made with openssl, gone with the folder.
final class Certificates: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "grpc-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try selfSigned("ca", "/CN=test authority")
    try selfSigned("stranger", "/CN=stranger")
    try issue("server", "/CN=localhost", extensions: "subjectAltName=DNS:localhost,IP:127.0.0.1")
    try issue("client", "/CN=worker", extensions: "extendedKeyUsage=clientAuth")
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// A server with its certificate that asks no client for one.
  var server: GRPCServerTLS {
    GRPCServerTLS(certificateChain: .file(path("server.pem")), privateKey: .file(path("server.key")))
  }

  private func selfSigned(_ name: String, _ subject: String) throws {
    try openssl(
      "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", subject, "-keyout",
      path("\(name).key"), "-out", path("\(name).pem"))
  }

  private func issue(_ name: String, _ subject: String, extensions: String) throws {
    try Data(extensions.utf8).write(to: folder.appending(path: "\(name).ext"))
    try openssl(
      "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", subject, "-keyout", path("\(name).key"), "-out",
      path("\(name).csr"))
    try openssl(
      "x509", "-req", "-in", path("\(name).csr"), "-CA", path("ca.pem"), "-CAkey", path("ca.key"), "-CAcreateserial", "-days", "2",
      "-extfile", path("\(name).ext"), "-out", path("\(name).pem"))
  }

  private func openssl(_ arguments: String...) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl"] + arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }
}
