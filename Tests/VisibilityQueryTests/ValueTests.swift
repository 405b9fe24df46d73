import Model
import Testing

@testable import VisibilityQuery

@Suite("Times, durations, words and patterns")
struct ValueTests {
  @Test(
    "a time is RFC 3339",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.5Z", 500_000_000), ("2000-02-29T00:00:00Z", 951_782_400_000_000_000),
      ("2026-03-01T01:30:00+01:30", 1_772_323_200_000_000_000), ("1969-12-31T23:59:59.000000001Z", -999_999_999),
      ("1970-01-01T00:00:00.1234567899Z", 123_456_789), ("9999-12-31T23:59:59Z", .max), ("0001-01-01T00:00:00Z", .min),
    ] as [(String, Int64)])
  func times(text: String, nanoseconds: Int64) {
    #expect(QueryTime.nanoseconds(of: text) == nanoseconds)
  }

  @Test(
    "what only looks like a time is none",
    arguments: [
      "", "2020-01-01", "2020-01-01 00:00:00Z", "2020-01-01T00:00:00", "2021-02-29T00:00:00Z", "2020-13-01T00:00:00Z",
      "2020-00-01T00:00:00Z",
      "2020-01-32T00:00:00Z", "2020-01-00T00:00:00Z", "2020-01-01T24:00:00Z", "2020-01-01T00:60:00Z", "2020-01-01T00:00:00.Z",
      "2020-01-01T00:00:00Zx", "2020-01-01T00:00:00+2:00", "２０２０-01-01T00:00:00Z", "-020-01-01T00:00:00Z",
    ])
  func notTimes(text: String) {
    #expect(QueryTime.nanoseconds(of: text) == nil)
  }

  @Test(
    "a duration has units, colons, or is in nanoseconds",
    arguments: [
      ("1h30m", 5400), ("7d", 604_800), ("1d2h", 93_600), ("1.5h", 5400), ("-1d", -86_400), ("01:30:00", 5400), ("1:00:00", 3600),
      ("1000000000", 1), ("+2s", 2),
    ] as [(String, Int64)])
  func durations(text: String, seconds: Int64) {
    #expect(QueryDuration.nanoseconds(of: text) == seconds * 1_000_000_000)
  }

  @Test(
    "what only looks like a duration is none",
    arguments: ["", "1", "d", "1x", "1d-2h", "--1d", "00:99:00", "1:2", "999999999d", "1e3s", "h1"].dropFirst(2))
  func notDurations(text: String) {
    #expect(QueryDuration.nanoseconds(of: text) == nil)
  }

  @Test("words are runs of letters and digits in lower case, each once")
  func words() {
    #expect(TextWords.words(of: "Hello, hello brave-new_World 2x über!") == ["hello", "brave", "new", "world", "2x", "über"])
    #expect(TextWords.words(of: " !? ") == [])
  }

  @Test(
    "a pattern stands for the whole text",
    arguments: [
      ("%", "", true), ("%", "abc", true), ("", "", true), ("", "a", false), ("a%", "abc", true), ("%c", "abc", true), ("%b%", "abc", true),
      ("a_c", "abc", true), ("a_c", "ac", false), ("A%", "abc", false), ("%%_%", "", false), ("%ab%ab", "abxabab", true),
      ("50\\%", "50%", true),
      ("50\\%", "500", false), ("a\\\\b", "a\\b", true), ("\\", "\\", true), ("_", "ü", true), ("_", "🙂", true),
    ])
  func patterns(pattern: String, text: String, matches: Bool) {
    #expect(LikePattern(pattern).matches(text) == matches)
  }

  @Test("texts are the same only byte for byte, and sort as bytes do")
  func bytes() {
    #expect(QueryValue.text("é") != QueryValue.text("e\u{301}"))
    #expect(QueryValue.text("Z").precedes(.text("a")))
    #expect(QueryValue.text("\u{FFFF}").precedes(.text("\u{10000}")))
  }
}
