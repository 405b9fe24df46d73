import FoundationEssentials
import HistoryRecords
import HistoryService
import Model
import TemporalAPI
import TestSupport
import Testing

@Suite("Tokens that nobody gave out")
struct RubbishTokenTests {
  @Test("a token that is changed in any place is refused or names a task", .timeLimit(.minutes(1)), arguments: 0..<8 as Range<UInt64>)
  func changed(_ seed: UInt64) async throws {
    try await House().run { house in
      try await house.start()
      let good = try await house.poll().taskToken
      var random = SplitMix(seed: seed)
      for _ in 0..<5_000 {
        var token = good
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let place = Int.random(in: 0...token.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0 where place < token.count: token[place] = UInt8.random(in: 0...255, using: &random)
          case 1: token = token.prefix(place)
          default: token.insert(contentsOf: [0xFF, UInt8.random(in: 0...255, using: &random)], at: place)
          }
          token = Data(token)
        }
        do throws(ServiceError) {
          let task = try TaskTokens.task(token, namespaceID: namespaceID)
          #expect(!task.workflowID.isEmpty)
        } catch {
          #expect(error.code == .invalidArgument)
        }
        do throws(ServiceError) { _ = try TaskTokens.queryID(token, namespaceID: namespaceID) } catch {
          #expect(error.code == .invalidArgument)
        }
      }
    }
  }
}
