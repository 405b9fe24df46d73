import Foundation

/// A time zone: one of the IANA database by its name, or one that came as a TZif file.
struct Zone: Sendable, Hashable {
  private enum Source: Sendable, Hashable {
    case named(TimeZone)
    case file(ZoneFile)
  }

  static let utc = Zone(source: .named(.gmt))

  private let source: Source

  private init(source: Source) { self.source = source }

  /// The zone of an IANA name; empty: UTC. Nil when there is none.
  static func named(_ name: some StringProtocol) -> TimeZone? {
    if name.isEmpty || name == "UTC" { return .gmt }
    // Offsets such as GMT+3 and abbreviations such as PST are no zones of the IANA database, though Foundation reads them.
    guard !["GMT+", "GMT-", "UTC+", "UTC-"].contains(where: name.hasPrefix) else { return nil }
    let shortNames: Set = ["EST", "MST", "HST", "CET", "MET", "EET", "WET", "GMT"]
    if TimeZone.abbreviationDictionary[String(name)] != nil && !shortNames.contains(String(name)) { return nil }
    return TimeZone(identifier: String(name))
  }

  /// The zone that a schedule names, or brings with it. Throws what is wrong with it.
  init(name: String, data: Data) throws(SpecProblem) {
    if !data.isEmpty {
      guard let file = ZoneFile(data) else { throw SpecProblem("malformed time zone information") }
      source = .file(file)
      return
    }
    if name.contains("..") || name.hasPrefix("/") || name.hasPrefix("\\") { throw SpecProblem("time: invalid location name") }
    guard let zone = Self.named(name) else { throw SpecProblem("unknown time zone \(name)") }
    source = .named(zone)
  }

  /// How far its clocks are ahead of UTC at a second of the Unix epoch.
  func offset(at second: Int64) -> Int64 {
    switch source {
    case .named(let zone): Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))))
    case .file(let file): file.offset(at: second)
    }
  }

  func local(_ second: Int64) -> LocalTime { LocalTime(shown: second + offset(at: second)) }

  /// A moment at which the clocks show `shown`. Of two such moments it is the one that the original takes: the first west of Greenwich, the
  /// second east of it. A time that is left out becomes one before or after the gap.
  func moment(showing shown: Int64) -> Int64 {
    shown - offset(at: shown - offset(at: shown))
  }
}
