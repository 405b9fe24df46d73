import Testing

@testable import WebUI

@Suite("The scale of a timeline")
struct TimeScaleTests {
  @Test("moments that lie evenly are drawn evenly, without a fold")
  func even() {
    let scale = TimeScale([0, 10, 20, 30, 40])
    #expect(scale.folds.isEmpty)
    #expect(scale.place(10) == 25)
    #expect(scale.time(25) == 10)
  }

  @Test("one long pause among short ones is folded, and the rest gets the room")
  func oneFold() throws {
    let scale = TimeScale([0, 1, 2, 3, 3 + 86_400, 4 + 86_400, 5 + 86_400])
    let fold = try #require(scale.folds.first)
    #expect(scale.folds.count == 1)
    #expect(fold.length == 86_400)
    #expect(abs(fold.to - fold.from - 8) < 0.001)
    #expect(scale.place(1) > 15)
  }

  @Test("pauses of the same length are all folded or none of them")
  func manyFolds() {
    var moments: [Double] = []
    for day in 0..<10 {
      let midnight = Double(day) * 86_400
      moments += [midnight, midnight + 0.05, midnight + 0.1]
    }
    #expect(TimeScale(moments).folds.count == 9)
  }

  @Test("short pauses stay, however much longer than others")
  func belowASecond() {
    #expect(TimeScale([0, 0.001, 0.002, 0.9, 0.901]).folds.isEmpty)
  }

  @Test("places ascend with time, and lead back to it")
  func monotonous() {
    let scale = TimeScale([5, 6, 8, 3_000, 3_001, 3_004, 90_000, 90_001])
    let places = stride(from: 5.0, through: 90_001, by: 700).map(scale.place)
    #expect(zip(places, places.dropFirst()).allSatisfy(<=))
    for place in stride(from: 0.0, through: 100, by: 5) { #expect(abs(scale.place(scale.time(place)) - place) < 0.001) }
    #expect(abs(scale.place(90_001) - 100) < 0.001)
  }

  @Test("a scale survives being written into an address")
  func text() throws {
    let scale = TimeScale([0, 1, 2, 3, 86_403, 86_404])
    let read = try #require(TimeScale(text: scale.text))
    #expect(abs(read.place(2) - scale.place(2)) < 0.01)
    #expect(abs(read.time(100) - 86_404) < 0.1)
  }

  @Test("what is no scale is refused", arguments: ["", "1:2", "a:b_c:d", "5:0_4:100", "1:0_2:nan"])
  func rubbish(text: String) {
    #expect(TimeScale(text: text) == nil)
  }

  @Test("a single moment, and none, have a scale too")
  func nothing() {
    #expect(TimeScale([]).place(0) == 0)
    #expect(TimeScale([7]).place(7) == 0)
    #expect(TimeScale([7, 7]).place(100) == 100)
  }
}
