import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@testable import Frontend

struct WorkerBookTests {
  let space = UniqueID(high: 1, low: 1)
  let other = UniqueID(high: 1, low: 2)
  let dawn = WallTime(nanoseconds: 1_000_000_000_000)
  var book = WorkerBook(limit: 3, life: .seconds(300))

  private func heartbeat(_ key: String, _ status: WorkerStatus = .running) -> WorkerHeartbeat {
    WorkerHeartbeat.with {
      $0.workerInstanceKey = key
      $0.status = status
    }
  }

  @Test("the last heartbeat of a worker counts, in its namespace") mutating func last() {
    book.record(heartbeat("a"), in: space, at: dawn)
    book.record(heartbeat("a", .shuttingDown), in: space, at: dawn)
    book.record(heartbeat("a"), in: other, at: dawn)
    #expect(book.count == 2)
    #expect(book.worker("a", in: space)?.status == .shuttingDown)
    #expect(book.workers(in: other).map(\.value.status) == [.running])
  }

  @Test("a worker is forgotten five minutes after its last heartbeat, or when it says it has shut down") mutating func forgotten() {
    book.record(heartbeat("a"), in: space, at: dawn)
    book.record(heartbeat("b"), in: space, at: dawn)
    book.record(heartbeat("a"), in: space, at: dawn + .seconds(60))
    book.expire(at: dawn + .seconds(299))
    #expect(book.count == 2)
    book.expire(at: dawn + .seconds(300))
    #expect(book.workers(in: space).keys.sorted() == ["a"])
    book.record(heartbeat("a", .shutdown), in: space, at: dawn + .seconds(301))
    book.record(heartbeat("never seen", .shutdown), in: space, at: dawn + .seconds(301))
    #expect(book.count == 0)
  }

  @Test("beyond the limit the longest silent are forgotten") mutating func bounded() {
    for key in ["a", "b", "c"] { book.record(heartbeat(key), in: space, at: dawn) }
    book.record(heartbeat("a"), in: space, at: dawn)
    book.record(heartbeat("d"), in: other, at: dawn)
    #expect(book.count == 3)
    #expect(book.workers(in: space).keys.sorted() == ["a", "c"])
    #expect(book.worker("d", in: other) != nil)
  }

  @Test("a worker that never pauses costs no more than others") mutating func busy() {
    for _ in 0..<10_000 { book.record(heartbeat("a"), in: space, at: dawn) }
    #expect(book.rememberedArrivals <= 66)
  }
}
