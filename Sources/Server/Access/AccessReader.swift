import Authorization
import Foundation
import HTTPClient

/// Reads what access control is built on, from files and over HTTP.
enum AccessReader {
  /// How often keys are read again though no file changed: issuers rotate theirs.
  static let keyPeriod: Duration = .seconds(60)
  private static let timeout: Duration = .seconds(10)

  static func read(_ source: String) async throws -> [UInt8] {
    guard AccessSettings.isRemote(source) else {
      guard let data = FileManager.default.contents(atPath: source) else { throw AccessError("there is no such file that can be read") }
      return Array(data)
    }
    let response = try await HTTPClient().get(source, headers: ["accept": "application/json"], timeout: timeout)
    guard response.status == 200 else { throw AccessError("the answer is \(response.status) \(response.reason)") }
    return response.body
  }
}

extension AccessSettings {
  /// Every file that is read.
  var paths: [String] { keySources.filter { !Self.isRemote($0) } + (principalFile.map { [$0] } ?? []) }
}
