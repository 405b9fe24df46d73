import Foundation
import Testing

@testable import WebUI

@Suite("The address of a list")
struct ListAddressTests {
  static func text(_ address: ListAddress) -> String {
    Links(base: "").namespace("n", "workflows", query: address.pairs)
  }

  static func read(_ text: String) -> ListAddress {
    ListAddress(Fields(text.split(separator: "?").dropFirst().first.map(String.init) ?? ""))
  }

  @Test("pages forwards and back again lead over the same addresses")
  func paging() throws {
    var address = ListAddress(query: "A = \"ä&b\"")
    address.size = 50
    address.order = ListOrder("StartTime", isDescending: true)
    var way = [address]
    for page in 0..<4 { way.append(Self.read(Self.text(way[page].next(Data([UInt8(page), 0xFB, 0xFF]))))) }
    #expect(way.map(\.page) == [1, 2, 3, 4, 5])
    #expect(way[3].serverToken == Data([2, 0xFB, 0xFF]))
    for page in (1...4).reversed() { #expect(way[page].previous == way[page - 1]) }
    #expect(way[0].previous == nil)
  }

  @Test("the way back is known for twenty pages, and the first page always")
  func longWay() {
    var address = ListAddress()
    for page in 0..<40 { address = address.next(Data([UInt8(page)])) }
    #expect(address.page == 41)
    var steps = 0
    while let previous = address.previous { (address, steps) = (previous, steps + 1) }
    #expect(steps == 20)
    #expect(address.first == ListAddress())
  }

  @Test("another query, order or size begins at the first page")
  func changes() {
    let third = ListAddress(query: "A = 1").next(Data([1])).next(Data([2]))
    #expect(third.with(query: "B = 1") == ListAddress(query: "B = 1"))
    #expect(third.with(size: 20).page == 1)
    #expect(third.with(order: ListOrder("X", isDescending: false)).serverToken.isEmpty)
  }

  @Test("what is no size, order or token is passed over")
  func rubbish() {
    let address = ListAddress(Fields("size=7&sort=&token=%FF%00!&page=-3&back=..."))
    #expect(address.size == 100)
    #expect(address.order == nil)
    #expect(address.serverToken.isEmpty)
    #expect(address.page == 2)
  }
}
