/// A version by the rules of semver.org: numbers first, then a pre-release is older than its release.
struct SemanticVersion: Hashable, Comparable, CustomStringConvertible {
  var major: UInt
  var minor: UInt
  var patch: UInt
  /// The dot-separated identifiers after the hyphen; empty for a release.
  var preRelease: [Substring] = []

  init(_ major: UInt, _ minor: UInt, _ patch: UInt) { (self.major, self.minor, self.patch) = (major, minor, patch) }

  /// Reads `1.2.3`, `1.2.3-rc.1` and `1.2.3+build`; nil for anything else.
  init?(_ text: some StringProtocol) {
    let text = Substring(text)
    let core = text.prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, let major = UInt(numbers[0]), let minor = UInt(numbers[1]), let patch = UInt(numbers[2]) else { return nil }
    self.init(major, minor, patch)
    guard text[core.endIndex...].first == "-" else { return }
    preRelease = text[core.endIndex...].dropFirst().prefix { $0 != "+" }.split(separator: ".", omittingEmptySubsequences: false)
    if preRelease.contains("") { return nil }
  }

  static func < (a: SemanticVersion, b: SemanticVersion) -> Bool {
    let (x, y) = ((a.major, a.minor, a.patch), (b.major, b.minor, b.patch))
    guard x == y else { return x < y }
    guard !a.preRelease.isEmpty, !b.preRelease.isEmpty else { return !a.preRelease.isEmpty && b.preRelease.isEmpty }
    for (x, y) in zip(a.preRelease, b.preRelease) where x != y {
      switch (UInt(x), UInt(y)) {
      case (let x?, let y?): return x < y
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil): return x < y
      }
    }
    return a.preRelease.count < b.preRelease.count
  }

  var description: String {
    let core = "\(major).\(minor).\(patch)"
    return preRelease.isEmpty ? core : core + "-" + preRelease.joined(separator: ".")
  }
}
