import NIOCore
import NIOHPACK
import Testing

@testable import GRPCServer

@Suite("Headers that make no sense")
struct RubbishHeadTests {
  private static let names = [
    ":method", ":path", ":scheme", ":authority", "content-type", "grpc-encoding", "grpc-accept-encoding", "grpc-timeout", "te", "x-bin", "",
  ]
  private static let values = [
    "", "POST", "GET", "/", "//", "/a/b", "application/grpc", "application/grpc+proto", "application/grpcx", "gzip", "identity", "br", "1S",
    "-1S",
    "99999999H", "999999999H", "S", "trailers", "\u{0}", "é", ",,gzip;q=1, ,",
  ]

  @Test("are read or refused with a status, and never trap", arguments: 0..<8 as Range<UInt64>)
  func read(_ seed: UInt64) {
    var random = Numbers(state: seed)
    for _ in 0..<5_000 {
      var headers = HPACKHeaders()
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        headers.add(name: Self.names.randomElement(using: &random) ?? "", value: Self.values.randomElement(using: &random) ?? "")
      }
      do throws(RequestHead.Rejection) {
        let head = try RequestHead(headers)
        #expect(head.timeout.map { $0 >= .nanoseconds(0) } ?? true)
        _ = MethodTable().find(head.path)
      } catch {
        #expect([.internal, .invalidArgument, .unimplemented].contains(error.error.code))
      }
      _ = Metadata(headers: headers).binary("x-bin")
    }
  }
}

/// A seeded source of numbers (SplitMix64), so that a failing test fails again.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
