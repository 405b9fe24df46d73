import FoundationEssentials
import HistoryRecords
import HistoryService
import Model
import TemporalAPI
import Testing

@Suite("Tokens that nobody gave out")
struct RubbishTokenTests {
  @Test("a token that is changed in any place is refused or names a task", .timeLimit(.minutes(1)), arguments: 0..<8 as Range<UInt64>)
  func changed(_ seed: UInt64) async throws {
    try await House().run { house in
      try await house.start()
      let good = try await house.poll().taskToken
      var random = SeededNumbers(state: seed)
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

/// A seeded source of numbers (SplitMix64), so that a failing test fails again.
private struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
