import Testing

@testable import Server

@Suite("Addresses of other servers")
struct ServerAddressTests {
  @Test(
    "a host with a port, without one, and in brackets",
    arguments: [
      ("localhost:7233", "localhost", 7233), ("temporal", "temporal", 7233), ("[::1]:99", "::1", 99), ("[fe80::1]", "fe80::1", 7233),
    ])
  func parts(text: String, host: String, port: Int) throws {
    let address = try ServerAddress(text)
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test(
    "what is no address is refused in one sentence",
    arguments: ["", ":7233", "host:", "host:0", "host:99999", "http://host:1", "::1", "[::1"])
  func refused(text: String) {
    #expect(throws: ConfigurationError("invalid address \"\(text)\": expected HOST:PORT")) { try ServerAddress(text) }
  }
}
