import HistoryService
import Model
import Persistence
import SwiftProtobuf
import TemporalAPI
import TemporalServices
import TestSupport

extension Mutation {
  /// Every rule that is broken in turn to see that the simulation notices.
  static let all: [Mutation] = storeMutations + rowMutations + taskMutations + requestMutations

  // MARK: Commits

  private static let storeMutations = [
    Mutation("a commit is not fenced") { commit, store throws(StoreError) in
      var unfenced = commit
      unfenced.fence.rangeID = store.disk.ranges[commit.fence.shard] ?? 0
      try await store.disk.commit(unfenced, asked: commit)
    },
    Mutation("a failed commit is reported as done") { commit, store throws(StoreError) in
      // Every 20th never arrives.
      if store.disk.commits % 20 != 19 { return try await store.disk.commit(commit, asked: commit) }
      store.disk.skip()
    },
    Mutation("a commit is acknowledged before it is written") { commit, store throws(StoreError) in
      store.writeLater(commit)
    },
    Mutation("the history of a commit is written without its tasks") { commit, store throws(StoreError) in
      var torn = commit
      for index in torn.executions.indices { torn.executions[index].upsertedTasks = [] }
      try await store.disk.commit(torn, asked: commit)
    },
    Mutation("what is pending is not written") { commit, store throws(StoreError) in
      var torn = commit
      for index in torn.executions.indices { torn.executions[index].upsertedItems = [] }
      try await store.disk.commit(torn, asked: commit)
    },
    Mutation("what has ended stays pending") { commit, store throws(StoreError) in
      var torn = commit
      for index in torn.executions.indices { torn.executions[index].deletedItems = [] }
      try await store.disk.commit(torn, asked: commit)
    },
    Mutation("a run ends in one commit and is followed in none") { commit, store throws(StoreError) in
      var torn = commit
      if torn.currentRun != nil && torn.executions.count > 1 {
        torn.executions.removeLast()
        torn.currentRun = nil
      }
      try await store.disk.commit(torn, asked: commit)
    },
    Mutation("of turns that share a commit the last is not written") { commit, store throws(StoreError) in
      var torn = commit
      if torn.currentRun == nil && torn.executions.count > 1 { torn.executions.removeLast() }
      try await store.disk.commit(torn, asked: commit)
    },
    Mutation("the start of an activity is not written") { commit, store throws(StoreError) in
      // Such a commit changes an item and takes the task away, and appends no history.
      let isStart = commit.executions.allSatisfy {
        $0.expectedVersion > 0 && $0.appendedHistory.isEmpty && $0.deletedTasks.contains { $0.kind == 2 } && !$0.upsertedItems.isEmpty
      }
      if isStart { return store.disk.skip() }
      try await store.disk.commit(commit, asked: commit)
    },
    Mutation("a history batch is lost") { commit, store throws(StoreError) in
      var torn = commit
      if store.disk.commits % 20 == 19 { for index in torn.executions.indices { torn.executions[index].appendedHistory = [] } }
      try await store.disk.commit(torn, asked: commit)
    },
  ]

  // MARK: Rows and tasks

  private static let rowMutations = [
    Mutation(name: "timers are not armed after a restart", kind: .rows { rows in rows.filter { $0.task.id.kind != 3 } }),
    Mutation(name: "tasks are not offered after a restart", kind: .rows { rows in rows.filter { $0.task.id.kind > 2 } }),
  ]

  private static let taskMutations = [
    Mutation(name: "an offer of a task is lost", kind: .offers { _, world in world.simulator.random.chance(1, in: 4) }),
    Mutation(
      name: "a cancelled poller stays in line", kind: .deafness,
      // Nothing else that could make an answer late.
      plan: FaultPlan(vanishedPolls: 300)),
  ]

  // MARK: Requests

  private static let requestMutations = [
    Mutation("the request id of a start counts for nothing", WorkflowServiceMethods.startWorkflowExecution) { $0.requestID = $1 },
    Mutation("the request id of a signal counts for nothing", WorkflowServiceMethods.signalWorkflowExecution) { $0.requestID = $1 },
    Mutation("the id of an update counts for nothing", WorkflowServiceMethods.updateWorkflowExecution) { $0.request.meta.updateID = $1 },
  ]

  private init(_ name: String, _ change: @escaping StoreChange) { self.init(name: name, kind: .store(change)) }

  /// Gives every delivery of a request a new id.
  private init<Request: Message & Sendable, Response>(
    _ name: String, _ method: RPCMethod<Request, Response>, _ rename: @escaping @Sendable (inout Request, String) -> Void
  ) {
    self.init(
      name: name,
      kind: .requests { call, world in
        guard call.path == method.path, var request = try? Request(serializedBytes: call.bytes) else { return call.bytes }
        rename(&request, world.makeID().description)
        return (try? request.serializedBytes()) ?? call.bytes
      })
  }
}
