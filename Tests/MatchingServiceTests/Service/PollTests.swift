import Model
import TestSupport
import Testing

@testable import MatchingService

@Suite(.timeLimit(.minutes(1))) struct PollTests {
  @Test("a waiting poll gets an offered task") func waitingPoll() async throws {
    try await Workshop.open { shop in
      let poll = await shop.parkedPoll()
      #expect(shop.service.offer(task(1)) == .accepted)
      #expect(await poll.value == "task 1")
    }
  }

  @Test("queues are told apart by namespace, name and kind") func apart() async throws {
    try await Workshop.open { shop in
      var others = [orders, orders, orders]
      others[0].kind = .activity
      others[1].name = "other"
      others[2].namespaceID = UniqueID(high: 2, low: 2)
      shop.service.offer(task(1))
      for other in others { #expect(await shop.poll(other, for: .zero) == "nothing") }
      #expect(await shop.poll() == "task 1")
    }
  }

  @Test("a poll ends empty at its deadline") func deadline() async throws {
    try await Workshop.open { shop in
      let long = await shop.parkedPoll(for: .seconds(59))
      let short = await shop.parkedPoll(for: .seconds(2))
      await shop.advance(to: .seconds(2))
      #expect(await short.value == "nothing")
      #expect(shop.service.describe(orders).parkedPolls == 1)
      await shop.advance(to: .seconds(59))
      #expect(await long.value == "nothing")
    }
  }

  @Test("a cancelled poll leaves at once and the next task goes to another") func cancelled() async throws {
    try await Workshop.open { shop in
      let gone = await shop.parkedPoll()
      let stays = await shop.parkedPoll()
      gone.cancel()
      #expect(await gone.value == "nothing")
      #expect(shop.service.describe(orders).parkedPolls == 1)
      shop.service.offer(task(1))
      #expect(await stays.value == "task 1")
    }
  }

  @Test("a poll cancelled before it begins takes nothing") func cancelledBefore() async throws {
    try await Workshop.open { shop in
      shop.service.offer(task(1))
      let poll = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await shop.poll()
      }
      #expect(await poll.value == "nothing")
      #expect(shop.desk.asked == [])
      #expect(shop.service.describe(orders).parkedPolls == 0)
      #expect(await shop.poll() == "task 1")
    }
  }

  @Test("a poll cancelled before it begins does not wait") func cancelledBeforeParking() async throws {
    try await Workshop.open { shop in
      let poll = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return await shop.poll()
      }
      #expect(await poll.value == "nothing")
    }
  }

  @Test("a stale task is dropped and its poll gets the next") func stale() async throws {
    try await Workshop.open { shop in
      shop.desk.answer(1, .gone)
      shop.service.offer(task(1))
      shop.service.offer(task(2))
      #expect(await shop.poll() == "task 2")
      #expect(await shop.poll(for: .zero) == "nothing")
      #expect(shop.desk.asked == [1, 2])
    }
  }

  @Test("after a stale task the poll still ends at its first deadline") func staleDeadline() async throws {
    try await Workshop.open { shop in
      shop.desk.answer(1, .gone)
      let poll = await shop.parkedPoll(for: .seconds(10))
      shop.clock.advance(by: .seconds(8))
      shop.service.offer(task(1))
      await until { shop.desk.asked == [1] && shop.service.describe(orders).parkedPolls == 1 }
      await shop.advance(to: .seconds(10))
      #expect(await poll.value == "nothing")
    }
  }

  @Test("a task that could not be started now is started after the retry delay") func retried() async throws {
    try await Workshop.open { shop in
      shop.desk.answer(1, .retry, .retry)
      let poll = await shop.parkedPoll()
      shop.service.offer(task(1))
      await until { shop.desk.asked == [1] }
      await shop.advance(to: .milliseconds(50))
      await until { shop.desk.asked == [1, 1] }
      await shop.advance(to: .milliseconds(100))
      #expect(await poll.value == "task 1")
    }
  }

  @Test("a poll cancelled while its task is being started does not give the task to another") func cancelledWhileStarting() async throws {
    try await Workshop.open { shop in
      shop.desk.answer(1, .held)
      let poll = await shop.parkedPoll()
      shop.service.offer(task(1))
      await until { shop.desk.heldCount == 1 }
      poll.cancel()
      #expect(await shop.poll(for: .zero) == "nothing")
      shop.desk.release(1)
      #expect(await poll.value == "task 1")
      #expect(await shop.poll(for: .zero) == "nothing")
      #expect(shop.desk.asked == [1])
    }
  }

  @Test("a rate limit holds tasks back until their time") func limited() async throws {
    try await Workshop.open { shop in
      shop.service.configure(orders, QueueSettings(tasksPerSecond: 1))
      shop.service.offer(task(1))
      shop.service.offer(task(2))
      #expect(await shop.poll() == "task 1")
      let second = await shop.parkedPoll()
      #expect(shop.desk.asked == [1])
      await shop.advance(to: .seconds(1))
      #expect(await second.value == "task 2")
    }
  }

  @Test("shutdown answers every poll empty, and those that come later") func shutdown() async throws {
    try await Workshop.open { shop in
      let polls = [await shop.parkedPoll(), await shop.parkedPoll(sticky)]
      shop.service.shutdown()
      for poll in polls { #expect(await poll.value == "nothing") }
      #expect(shop.service.offer(task(1)) == .accepted)
      #expect(await shop.poll() == "nothing")
    }
  }

  @Test("cancelling the timers' task shuts the service down") func cancelledRun() async throws {
    let shop = Workshop()
    let run = Task { await shop.service.run() }
    let poll = await shop.parkedPoll()
    run.cancel()
    await run.value
    #expect(await poll.value == "nothing")
  }
}
