import Testing

@testable import temporal

@Suite("Arguments as scripts for the original write them")
struct ArgumentsTests {
  @Test(
    "switches with a value and short flags with theirs attached are taken apart",
    arguments: [
      (["--headless=true"], ["--headless"]), (["--headless=false"], []), (["--headless=maybe"], ["--headless=maybe"]),
      (["-p7233"], ["-p", "7233"]), (["-p=7233"], ["-p=7233"]), (["-h"], ["-h"]), (["--port=1"], ["--port=1"]),
      (["--", "-p7233"], ["--", "-p7233"]),
      (["7233", "--log-level=info"], ["server", "start-dev", "--headless", "--time-skipping", "--port", "7233", "--log-level=info"]),
    ])
  func forms(given: [String], normal: [String]) {
    #expect(normalized(given) == normal)
  }
}
