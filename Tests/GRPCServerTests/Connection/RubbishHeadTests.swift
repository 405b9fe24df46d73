import NIOCore
import NIOHPACK
import TestSupport
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
    var random = SplitMix(seed: seed)
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
