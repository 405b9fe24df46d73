import Model
import Persistence

extension StoreCheck {
  static var closing: [StoreCheck] {
    [
      StoreCheck("a closed store refuses every call, and may be closed again") { store in
        let fence = try await store.fence(workflow("order"))
        await store.close()
        await store.close()
        try await expectRefusal(.closed, "acquire") { () throws(StoreError) in try await store.acquire([fence.shard], owner: "one") }
        try await expectRefusal(.closed, "commit") { () throws(StoreError) in try await store.commit(fence, ExecutionWrite(run(1), at: 0)) }
        try await expectRefusal(.closed, "delete") { () throws(StoreError) in try await store.delete(run(1), shard: fence) }
        try await expectRefusal(.closed, "load") { () throws(StoreError) in try await store.load(run(1)) }
        try await expectRefusal(.closed, "currentRun") { () throws(StoreError) in try await store.currentRun(of: workflow("order")) }
        try await expectRefusal(.closed, "history") { () throws(StoreError) in try await store.history(of: run(1)) }
        try await expectRefusal(.closed, "tasks") { () throws(StoreError) in try await store.tasks(of: workflow("order")) }
        try await expectRefusal(.closed, "feed") { () throws(StoreError) in try await store.feed(of: space, after: 0, limit: 1) }
        try await expectRefusal(.closed, "namespaces") { () throws(StoreError) in try await store.namespaces() }
        let namespace = StoredNamespace(id: id(1), name: "default", version: 1, bytes: [])
        try await expectRefusal(.closed, "create") { () throws(StoreError) in try await store.create(namespace) }
        try await expectRefusal(.closed, "update") { () throws(StoreError) in try await store.update(namespace) }
        try await expectRefusal(.closed, "metadata") { () throws(StoreError) in try await store.metadata("name") }
        try await expectRefusal(.closed, "setMetadataOnce") { () throws(StoreError) in try await store.setMetadataOnce("name", []) }
      },
      StoreCheck("every commit that is under way when the store closes is answered") { store in
        let fence = try await store.fence(workflow("order"))
        let answered = await withTaskGroup(of: StoreError?.self) { group in
          for number in UInt64(0)..<50 {
            group.addTask {
              do throws(StoreError) { try await store.commit(fence, ExecutionWrite(run(number), at: 0)) } catch { return error }
              return nil
            }
          }
          await store.close()
          return await group.reduce(into: [StoreError?]()) { $0.append($1) }
        }
        try expect(answered.allSatisfy { $0 == nil || $0 == .closed }, equals: true, "each is done or refused as closed")
        try expect(answered.count, equals: 50, "the number of answers")
      },
    ]
  }
}
