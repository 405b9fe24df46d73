import NIOHPACK
import SwiftProtobuf
import Testing

@testable import GRPCServer

@Suite("The method table")
struct MethodTableTests {
  private var table: MethodTable {
    var table = MethodTable()
    table.unary("/a.B/C") { (request: Google_Protobuf_StringValue, _) in request }
    return table
  }

  @Test(
    "says what is unknown, in Go's words",
    arguments: [
      ("/a.B/D", "unknown method D for service a.B"), ("/a.X/C", "unknown service a.X"), ("a.B/C", "malformed method name: \"a.B/C\""),
      ("", "malformed method name: \"\""), ("/", "malformed method name: \"/\""), ("/a.B", "malformed method name: \"/a.B\""),
    ])
  func unknown(_ path: String, _ message: String) {
    guard case .failure(let error) = table.find(path) else {
      Issue.record("found \(path)")
      return
    }
    #expect(error == GRPCError(.unimplemented, message))
  }

  @Test("knows its paths and services")
  func names() throws {
    #expect(table.paths == ["/a.B/C"])
    #expect(table.serviceNames == ["a.B"])
    #expect(try table.find("/a.B/C").get().path == "/a.B/C")
  }

  @Test("metadata has no case and leaves pseudo-headers out")
  func metadata() {
    let metadata = Metadata(headers: HPACKHeaders([(":path", "/x"), ("x-a", "1"), ("x-a", "2"), ("k-bin", "AAE")]))
    #expect(metadata["X-A"] == "1")
    #expect(metadata.all("x-a") == ["1", "2"])
    #expect(metadata.binary("k-bin") == [0, 1])
    #expect(metadata.binary("none-bin") == nil)
    #expect(metadata.entries.map(\.name) == ["x-a", "x-a", "k-bin"])
  }
}
