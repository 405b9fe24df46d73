import Testing

@testable import Server

@Suite("Durations as Go writes them")
struct DurationTextTests {
  @Test(
    "every unit, and sums of them",
    arguments: [("10s", 10.0), ("1m30s", 90), ("2h", 7200), ("250ms", 0.25), ("1.5s", 1.5), ("1us", 1e-6), ("7ns", 7e-9)])
  func units(text: String, seconds: Double) {
    #expect(duration(parsing: text) == .nanoseconds(Int64(seconds * 1e9)))
  }

  @Test("anything else is none", arguments: ["", "10", "s", "10d", "-1s", "1s2"])
  func garbage(text: String) {
    #expect(duration(parsing: text) == nil)
  }
}
