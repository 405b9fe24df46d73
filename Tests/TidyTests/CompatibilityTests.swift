import Foundation
import Testing

@Suite("The compatibility table")
struct CompatibilityTests {
  static let states: Set = ["works", "partly", "not yet"]

  @Test("docs/compatibility.md has one row for every feature, with a state, and a test where something works")
  func everyFeatureHasARow() throws {
    let file = try #require(SourceTree.file(at: "docs/compatibility.md"))
    var seen: [String: Int] = [:]
    for (index, line) in file.lines.enumerated() {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
      guard cells.count >= 6, cells[1].contains(/^[A-Z]{2}-\d\d$/) else { continue }
      seen[cells[1], default: 0] += 1
      let place = "docs/compatibility.md:\(index + 1)"
      #expect(Self.states.contains(cells[4]), "\(place): the state is one of works, partly, not yet")
      #expect(cells[4] == "not yet" || !cells[5].isEmpty, "\(place): what works names the test that shows it")
      for name in Self.tests(namedIn: cells[5]) where !Self.exists(name) {
        Issue.record("\(place): there is no test \(name)")
      }
    }
    let doubled = seen.filter { $0.value > 1 }.keys.sorted()
    let missing = Set(FeatureIDs.all).subtracting(seen.keys).sorted()
    let unknown = Set(seen.keys).subtracting(FeatureIDs.all).sorted()
    #expect(doubled.isEmpty && missing.isEmpty && unknown.isEmpty, "doubled \(doubled), missing \(missing), unknown \(unknown)")
  }
}

extension CompatibilityTests {
  /// `parity/x, blackbox/y` as its parts.
  static func tests(namedIn cell: String) -> [String] {
    cell.split(separator: ",").map { $0.filter { $0 != "`" && $0 != " " } }
  }

  /// Whether a short name stands for something in the tree; docs/compatibility.md says how names are made.
  static func exists(_ name: String) -> Bool {
    let parts = name.split(separator: "/").map(String.init)
    let path =
      switch parts.first {
      case "parity" where parts.count == 2: "Tests/parity/scenarios/" + parts[1]
      case "blackbox" where parts.count == 2: "Tests/blackbox/test_" + parts[1] + ".py"
      default: "Tests/" + name
      }
    return FileManager.default.fileExists(atPath: SourceTree.root.appending(path: path).path)
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
