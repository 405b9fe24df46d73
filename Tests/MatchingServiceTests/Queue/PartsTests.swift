import Model
import Testing

@testable import MatchingService

@Suite struct PriorityLineTests {
  @Test("against a sorted array, under random inserts, removals and pops") func model() {
    var generator = SystemRandomNumberGenerator()
    var line = PriorityLine<Int, String>()
    var model: [Int: String] = [:]
    for step in 0..<20_000 {
      let key = Int.random(in: 0..<500, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0, 1:
        if model[key] == nil {
          line.insert(key, "\(step)")
          model[key] = "\(step)"
        }
      case 2: #expect(line.remove(key) == model.removeValue(forKey: key))
      default:
        let least = model.keys.min()
        let popped = line.popFirst()
        #expect(popped?.key == least)
        #expect(popped?.value == least.flatMap { model.removeValue(forKey: $0) })
      }
      #expect(line.first == model.keys.min())
      #expect(line.count == model.count)
    }
  }
}

@Suite struct RateMeterTests {
  @Test("the window is 30 s and forgets in steps") func window() {
    var meter = RateMeter(start: .zero)
    for second in 0..<60 { for _ in 0..<10 { meter.record(at: .seconds(second)) } }
    #expect(abs(meter.rate(at: .milliseconds(59_999)) - 10) < 0.01)
    #expect(abs(meter.rate(at: .seconds(75)) - 10 * 10 / 25.0) < 0.01)
    #expect(meter.rate(at: .seconds(90)) == 0)
    #expect(meter.rate(at: .seconds(900_000)) == 0)
  }

  @Test("a young meter divides by its age, at least one second") func young() {
    var meter = RateMeter(start: .seconds(7))
    meter.record(at: .seconds(7))
    #expect(meter.rate(at: .milliseconds(7_100)) == 1)
    #expect(meter.rate(at: .seconds(11)) == 0.25)
  }
}

@Suite struct PollerBookTests {
  @Test("beyond a thousand pollers the longest silent is forgotten") func bounded() {
    var book = PollerBook()
    for number in 0...PollerBook.limit {
      book.note(PollerIdentity(identity: "w\(number)"), at: dawn + .seconds(number))
    }
    let seen = book.seen(after: dawn + .seconds(-1)).map(\.identity.identity)
    #expect(seen.count == PollerBook.limit)
    #expect(seen.first == "w1000" && seen.last == "w1")
  }
}
