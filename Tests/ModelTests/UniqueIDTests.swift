import Model
import Testing

@Suite struct UniqueIDTests {
  @Test("the text form is read back") func textIsReadBack() throws {
    let text = "0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b"
    let id = try #require(UniqueID(text))
    #expect(id.description == text)
    #expect(UniqueID(bytes: id.bytes) == id)
    #expect(UniqueID(text.uppercased()) == id)
  }

  @Test(
    "what is not a UUID is refused",
    arguments: [
      "", "x", "0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2", "0190a1b2c3d4-7e5f-8a6b-7c8d9e0f1a2b0", "0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2bb",
    ])
  func refused(text: String) {
    #expect(UniqueID(text) == nil)
  }

  @Test("version 7 ids sort by time and carry their version") func sortsByTime() {
    let early = UniqueID.v7(at: WallTime(nanoseconds: 1_000_000_000), random: (.max, .max))
    let late = UniqueID.v7(at: WallTime(nanoseconds: 1_001_000_000), random: (0, 0))
    #expect(early < late)
    #expect(Array(early.description)[14] == "7")
    #expect("89ab".contains(Array(early.description)[19]))
  }
}

@Suite struct KeyTests {
  @Test("a workflow's shard is part of the storage format") func shardIsStable() throws {
    let namespace = try #require(UniqueID("0190a1b2-c3d4-7e5f-8a6b-7c8d9e0f1a2b"))
    let shards = ["order-1", "order-2", ""].map { WorkflowKey(namespaceID: namespace, workflowID: $0).shard.rawValue }
    #expect(shards == [9, 508, 63])
  }

  @Test("times are held at their ends instead of overflowing") func timesSaturate() {
    #expect(WallTime.distantFuture + .seconds(1) == .distantFuture)
    #expect(WallTime(nanoseconds: 5) + .nanoseconds(-3) == WallTime(nanoseconds: 2))
  }
}
