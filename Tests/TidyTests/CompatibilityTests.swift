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
      #expect(Self.states.contains(cells[3]), "\(place): the state is one of works, partly, not yet")
      #expect(cells[3] == "not yet" || !cells[4].isEmpty, "\(place): what works names the test that shows it")
    }
    let doubled = seen.filter { $0.value > 1 }.keys.sorted()
    let missing = Set(FeatureIDs.all).subtracting(seen.keys).sorted()
    let unknown = Set(seen.keys).subtracting(FeatureIDs.all).sorted()
    #expect(doubled.isEmpty && missing.isEmpty && unknown.isEmpty, "doubled \(doubled), missing \(missing), unknown \(unknown)")
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
