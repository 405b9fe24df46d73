import FoundationEssentials
import HistoryRecords
import HistoryService
import Model
import SwiftProtobuf
import TemporalAPI
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TaskTokenTests {
  @Test("a token of another namespace is refused, as are garbage and nothing")
  func refused() async throws {
    try await House().run { house in
      try await house.start()
      let task = try await house.poll()
      let other = UniqueID(high: 9, low: 9)
      #expect(throws: ServiceError.invalidArgument("Operation requested with a token from a different namespace.")) {
        try TaskTokens.task(task.taskToken, namespaceID: other)
      }
      #expect(throws: ServiceError.invalidArgument("Task token not set on request.")) {
        try TaskTokens.task(Data(), namespaceID: namespaceID)
      }
      for garbage in ["x", "garbage", "\u{a}\u{1}x"] {
        #expect(throws: ServiceError.invalidArgument("Error deserializing task token.")) {
          try TaskTokens.task(Data(garbage.utf8), namespaceID: namespaceID)
        }
        #expect(throws: ServiceError.invalidArgument("Error deserializing task token.")) {
          try TaskTokens.queryID(Data(garbage.utf8), namespaceID: namespaceID)
        }
      }
      let token = try TaskTokens.task(task.taskToken, namespaceID: namespaceID)
      #expect(token.workflowID == "wf" && token.scheduledEventID == 2 && token.startedEventID == 3 && token.attempt == 1)
    }
  }

  @Test("a token cut anywhere is refused or names nothing that runs")
  func cut() async throws {
    try await House().run { house in
      try await house.start()
      let task = try await house.poll()
      for length in 0..<task.taskToken.count {
        let cut = PollWorkflowTaskQueueResponse.with { $0.taskToken = Data(task.taskToken.prefix(length)) }
        await #expect(throws: ServiceError.self) { try await house.complete(cut, [.complete]) }
      }
      try await house.complete(task, [.complete])
    }
  }
}
