import Foundation
import Testing

@testable import Server

@Suite("Where a server listens")
struct ListeningAddressTests {
  @Test("port 0 becomes a port that is free, and it is let go again")
  func anyPort() throws {
    let address = try ListeningAddress.tried(host: "127.0.0.1", port: 0)
    #expect(address.port > 0)
    #expect(try ListeningAddress.tried(host: "127.0.0.1", port: address.port) == address)
  }

  @Test("a taken port is refused by name")
  func takenPort() throws {
    let taken = try TakenPort()
    let error = #expect(throws: StartError.self) { try ListeningAddress.tried(host: "127.0.0.1", port: taken.number) }
    #expect(error?.description == "cannot listen on 127.0.0.1:\(taken.number): address already in use")
  }

  @Test("an address of another machine is refused by name")
  func foreignAddress() {
    let error = #expect(throws: StartError.self) { try ListeningAddress.tried(host: "192.0.2.1", port: 0) }
    #expect(error?.description.hasPrefix("cannot listen on 192.0.2.1:0: ") == true)
  }
}

/// A port of the loopback address that something listens on for as long as this lives.
final class TakenPort {
  let number: Int
  private let descriptor: Int32

  init() throws {
    let address = try ListeningAddress.tried(host: "127.0.0.1", port: 0)
    number = address.port
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var loopback = sockaddr_in()
    loopback.sin_family = sa_family_t(AF_INET)
    loopback.sin_port = in_port_t(UInt16(number).bigEndian)
    loopback.sin_addr.s_addr = inet_addr("127.0.0.1")
    let bound = withUnsafeBytes(of: &loopback) {
      bind(descriptor, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
    }
    try #require(bound == 0 && listen(descriptor, 1) == 0)
  }

  deinit { close(descriptor) }
}
