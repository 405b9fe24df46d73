import HistoryEngine
import Logging
import Model
import Persistence

extension HistoryService {
  /// Puts into the index what was written before there was one. It goes on where a crash has left it: what is listed is not looked at again.
  func listUnlisted() async throws(ServiceError) {
    var cursor: UniqueID?
    var count = 0
    do throws(StoreError) {
      while true {
        let keys = try await store.unlisted(after: cursor, limit: configuration.taskPage)
        for key in keys {
          if try await relist(key) { count += 1 }
        }
        cursor = keys.last?.runID
        guard keys.count == configuration.taskPage else { break }
      }
    } catch {
      throw unavailable(error)
    }
    if count > 0 { logger.notice("executions of an earlier version were put into the index of lists", metadata: ["count": "\(count)"]) }
  }

  /// Puts an execution into the index anew. False: there is nothing to put there.
  private func relist(_ key: ExecutionKey) async throws(StoreError) -> Bool {
    guard let entry = try await visibilityEntry(of: key) else { return false }
    do throws(StoreError) {
      try await store.relist(entry)
    } catch .versionConflict {
      // Another server has it, and puts it there with its own commits.
      return false
    }
    return true
  }

  /// What the index is to have of an execution; nil: nothing, because it is not there, not whole, or damaged.
  private func visibilityEntry(of key: ExecutionKey) async throws(StoreError) -> VisibilityEntry? {
    guard let stored = try await store.load(key) else { return nil }
    do throws(ServiceError) {
      return try VisibilityEntry(stored, of: key, types: rules(of: key.workflow).searchAttributeTypes)
    } catch {
      logger.error("an execution cannot be put into the index of lists", metadata: ["run": "\(key.runID)", "error": "\(error.message)"])
      return nil
    }
  }
}
