import Foundation

/// What one run of a scenario found.
public struct BenchReport: Codable, Sendable {
  public var scenario: String
  /// What one operation is.
  public var operation: String
  public var concurrency: Int
  /// Operations a second that were offered; nil for a closed loop.
  public var rate: Double?
  public var payloadBytes: Int
  /// The scenario's own number, if it has one.
  public var size: Int?
  public var phases: [PhaseReport]

  /// The report as one JSON object, keys sorted.
  public var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
