import HistoryEngine
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WorkerCommandTests {
  private func cancel(_ id: String, in house: House) async throws {
    var request = RequestCancelActivityExecutionRequest()
    request.activityID = id
    try await house.history.requestCancelActivity(request, namespaceID: namespaceID)
  }

  @Test("the worker of a running attempt is sent the token that it was given, where it said")
  func command() async throws {
    try await House().run { house in
      try await house.startActivity("a")
      let task = try await house.history.startActivityTask(await house.sink.next(.activity), identity: "w", controlQueue: "control")
      try await cancel("a", in: house)
      let offered = await house.sink.next(.cancelCommand)
      #expect(offered.taskQueue == "control")
      let start = try await house.history.cancelCommand(offered).request.startOperation
      let commands = try WorkerServiceExecuteCommandsRequest(serializedBytes: start.payload.data)
      #expect(commands.commands.map(\.cancelActivity.taskToken) == [task.taskToken])
    }
  }

  @Test("there is no command for an attempt that is over, and none to a worker that takes none")
  func noCommand() async throws {
    try await House().run { house in
      try await house.startActivity("a")
      let task = try await house.history.startActivityTask(await house.sink.next(.activity), identity: "w", controlQueue: "control")
      try await cancel("a", in: house)
      let offered = await house.sink.next(.cancelCommand)
      try await house.completeActivity(task)
      await #expect(throws: ServiceError.self) { try await house.history.cancelCommand(offered) }
      try await house.startActivity("b")
      _ = try await house.pollActivity()
      try await cancel("b", in: house)
      #expect(house.sink.take(.cancelCommand) == nil)
    }
  }

  @Test("it is given again while the attempt runs, because it may overtake the activity's own task; no more once the attempt is over")
  func repetitions() async throws {
    try await House().run { house in
      try await house.startActivity("a")
      let task = try await house.history.startActivityTask(await house.sink.next(.activity), identity: "w", controlQueue: "control")
      try await cancel("a", in: house)
      let first = await house.sink.next(.cancelCommand)
      await house.pass(.seconds(1))
      let second = await house.sink.next(.cancelCommand)
      #expect(second.scheduled == first.scheduled + .seconds(1))
      #expect(try await house.history.cancelCommand(second).taskToken == task.taskToken)
      try await house.completeActivity(task)
      await house.pass(.seconds(4))
      let third = await house.sink.next(.cancelCommand)
      await #expect(throws: ServiceError.self) { try await house.history.cancelCommand(third) }
    }
  }
}
