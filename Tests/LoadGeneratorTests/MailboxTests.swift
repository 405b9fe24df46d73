import Testing

@testable import LoadGenerator

@Suite("A mailbox", .timeLimit(.minutes(1)))
struct MailboxTests {
  @Test("keeps what nobody waits for, in order")
  func order() async {
    let box = Mailbox<Int>()
    for number in 1...3 { box.put(number) }
    #expect(await box.take() == 1)
    #expect(await box.take() == 2)
    #expect(await box.take() == 3)
  }

  @Test("passes over who was cancelled while waiting")
  func cancelled() async {
    let box = Mailbox<Int>()
    let gone = Task { await box.take() }
    gone.cancel()
    #expect(await gone.value == nil)
    box.put(1)
    #expect(await box.take() == 1)
  }
}
