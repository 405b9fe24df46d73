import NIOCore
import NIOHTTP2
import Testing

@testable import GRPCWire

@Suite("The deadlines of a connection")
struct DeadlineQueueTests {
  private func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(0) + .seconds(seconds) }

  @Test("come in order, none before its time")
  func order() {
    var queue = DeadlineQueue()
    for (stream, second) in [(1, 30), (3, 10), (5, 20)] { queue.insert(HTTP2StreamID(stream), at: at(Int64(second))) }
    #expect(queue.next == at(10))
    #expect(queue.popExpired(at(9)) == nil)
    #expect(queue.popExpired(at(20)) == 3)
    #expect(queue.popExpired(at(20)) == 5)
    #expect(queue.popExpired(at(20)) == nil)
    #expect(queue.next == at(30))
  }

  @Test("of ended calls do not pile up")
  func compact() {
    var queue = DeadlineQueue()
    for stream in 0..<1000 {
      queue.insert(HTTP2StreamID(2 * stream + 1), at: at(100))
      queue.compact(openCalls: 1) { $0 == 1 }
    }
    #expect(queue.count < 70)
    #expect(queue.popExpired(at(100)) != nil)
  }

  @Test("of open calls are never dropped")
  func keep() {
    var queue = DeadlineQueue()
    for stream in 0..<1000 {
      queue.insert(HTTP2StreamID(2 * stream + 1), at: at(100))
      queue.compact(openCalls: stream + 1) { _ in true }
    }
    #expect(queue.count == 1000)
  }
}
