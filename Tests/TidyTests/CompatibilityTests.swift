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
      guard cells.count >= 7, cells[1].contains(/^[A-Z]{2}-\d\d$/) else { continue }
      seen[cells[1], default: 0] += 1
      let place = "docs/compatibility.md:\(index + 1)"
      #expect(Self.states.contains(cells[4]), "\(place): the state is one of works, partly, not yet")
      #expect(cells[4] != "works" || !cells[5].isEmpty, "\(place): what works names the test that shows it")
      #expect(cells[4] != "partly" || !cells[6].isEmpty, "\(place): what works in part says what is missing")
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

  /// Whether a short name stands for something in the tree; docs/compatibility.md says how names are made. A `*` at the end stands for any rest.
  static func exists(_ name: String) -> Bool {
    let parts = name.split(separator: "/").map(String.init)
    let path =
      switch parts.first {
      case "parity": "Tests/parity/scenarios/" + parts.dropFirst().joined(separator: "/")
      case "blackbox" where parts.count == 2, "browser" where parts.count == 2: "Tests/\(parts[0])/test_\(parts[1])"
      default: "Tests/" + name
      }
    let url = SourceTree.root.appending(path: path.filter { $0 != "*" })
    if name.hasSuffix("*") {
      let entries = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
      return path.hasSuffix("/*") ? !entries.isEmpty : entries.contains { $0.hasPrefix(url.lastPathComponent) }
    }
    return ["", ".py", ".swift"].contains { FileManager.default.fileExists(atPath: url.path + $0) }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
