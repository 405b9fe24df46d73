import Testing

@testable import HistoryService

@Suite(.timeLimit(.minutes(1)))
struct LatchTests {
  @Test("the first value wins, before and after somebody waits")
  func firstWins() async {
    let latch = Latch<Int>()
    #expect(latch.fire(1))
    #expect(!latch.fire(2))
    #expect(await latch.value(ifCancelled: 3) == 1)
  }

  @Test("one who is cancelled cannot be given something as well")
  func cancelled() async {
    for _ in 0..<500 {
      let latch = Latch<Int>()
      let waiter = Task { await latch.value(ifCancelled: 0) }
      let giver = Task { latch.fire(1) }
      waiter.cancel()
      let (value, won) = (await waiter.value, await giver.value)
      #expect((value == 1) == won)
    }
  }
}
