import Model
import Testing

@Suite("Durations as Go writes them")
struct DurationTextTests {
  @Test(
    "every unit, signs, and sums of them",
    arguments: [
      ("10s", 10.0), ("1m30s", 90), ("2h", 7200), ("250ms", 0.25), ("1.5s", 1.5), ("1us", 1e-6), ("7ns", 7e-9), ("-2s", -2), ("+1m", 60),
    ])
  func units(text: String, seconds: Double) {
    #expect(Duration(text: text) == .nanoseconds(Int64(seconds * 1e9)))
  }

  @Test("anything else is none", arguments: ["", "10", "s", "10d", "-", "1s2", "--1s", "1-s", "99999999h"])
  func garbage(text: String) {
    #expect(Duration(text: text) == nil)
  }
}
