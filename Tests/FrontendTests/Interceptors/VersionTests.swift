import GRPCServer
import Testing

@testable import Frontend

struct VersionTests {
  @Test(
    "versions are ordered as semver.org says",
    arguments: [
      ("1.2.3", "1.2.4"), ("1.9.0", "1.10.0"), ("1.99.99", "2.0.0"), ("2.0.0-rc1", "2.0.0"), ("2.0.0-alpha", "2.0.0-alpha.1"),
      ("2.0.0-2", "2.0.0-10"), ("2.0.0-10", "2.0.0-beta"),
    ])
  func ordering(_ smaller: String, _ larger: String) throws {
    let (a, b) = (try #require(SemanticVersion(smaller)), try #require(SemanticVersion(larger)))
    #expect(a < b)
    #expect(!(b < a))
  }

  @Test("build metadata is read and counts for nothing")
  func buildMetadata() { #expect(SemanticVersion("1.2.3+abc-def") == SemanticVersion("1.2.3")) }

  @Test("what is no version is not read", arguments: ["", "1", "1.2", "1.2.3.4", "a.b.c", "1.2.-3", "1.2.3-", "1.2.3-a..b"])
  func malformed(_ text: String) { #expect(SemanticVersion(text) == nil) }

  @Test(
    "a range holds all its comparators, or one of its alternatives",
    arguments: [
      (">=1.0.0 <2.0.0", "1.35.0", true), (">=1.0.0 <2.0.0", "2.0.0", false), (">=1.0.0 <2.0.0", "0.9.9", false),
      ("<1.0.0 || >=2.0.0", "2.1.0", true), ("<1.0.0 || >=2.0.0", "1.1.0", false), ("1.2.3", "1.2.3", true), ("!=1.2.3", "1.2.3", false),
      ("<=1.2.3", "1.2.3", true), (">1.2.3", "1.2.3", false),
    ])
  func ranges(_ range: String, _ version: String, _ inside: Bool) throws {
    #expect(try VersionRange(range).contains(#require(SemanticVersion(version))) == inside)
  }

  @Test("a broken range says which part is broken")
  func brokenRange() { #expect(throws: VersionRange.Malformed(part: "foo")) { try VersionRange(">=1.0.0 foo") } }
}

struct ClientVersionGateTests {
  private let gate = ClientVersionGate(serverVersion: "1.32.0")

  @Test(
    "clients in range, unknown clients and clients that say nothing are let in",
    arguments: [
      [("client-name", "temporal-go"), ("client-version", "1.30.0"), ("supported-server-versions", ">=1.0.0 <2.0.0")],
      [("client-name", "temporal-python"), ("client-version", "2.35.0")],
      [("client-name", "someone"), ("client-version", "not a version")],
      [("client-name", "temporal-go")], [("client-name", "temporal-go"), ("client-version", "")], [], [("client-version", "9.9.9")],
      [("client-name", "temporal-ui"), ("client-version", "2.54.0")], [("client-name", "temporal-go"), ("client-version", "2.0.0-rc1")],
    ])
  func admitted(_ headers: [(String, String)]) throws { try gate.admit(Metadata(headers)) }

  @Test(
    "clients out of range are refused, also when they ask again",
    arguments: [
      ("temporal-go", "2.1.0", "Client version 2.1.0 is not supported. Server supports temporal-go versions: <2.0.0"),
      ("temporal-ui", "3.0.0", "Client version 3.0.0 is not supported. Server supports temporal-ui versions: <3.0.0"),
    ])
  func refused(_ name: String, _ version: String, _ message: String) throws {
    for _ in 0..<2 {
      let error = try #require(throws: GRPCError.self) { try gate.admit(Metadata([("client-name", name), ("client-version", version)])) }
      #expect(error.code == .failedPrecondition)
      #expect(error.message == message)
      #expect(error.statusDetails != nil)
    }
  }

  @Test("a known client with a broken version is refused")
  func brokenVersion() throws {
    let error = try #require(throws: GRPCError.self) {
      try gate.admit(Metadata([("client-name", "temporal-go"), ("client-version", "x")]))
    }
    #expect(error.code == .invalidArgument)
  }

  @Test("a client that does not support this server is told so")
  func serverRefused() throws {
    let headers = [("client-name", "temporal-go"), ("client-version", "1.1.0"), ("supported-server-versions", "<1.0.0")]
    let error = try #require(throws: GRPCError.self) { try gate.admit(Metadata(headers)) }
    #expect(error.code == .failedPrecondition)
    #expect(error.message == "Server version 1.32.0 is not supported. Client supports server versions: <1.0.0")
  }
}
