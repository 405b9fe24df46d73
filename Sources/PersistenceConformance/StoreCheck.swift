public import Persistence

/// One rule that every store keeps, as a test that any store can be put to.
///
/// A driver's tests run `StoreCheck.all` against stores of their own making, each check on a fresh and empty one.
public struct StoreCheck: Sendable, CustomStringConvertible {
  /// The rule, as a sentence.
  public let rule: String
  private let body: @Sendable (any Store) async throws -> Void

  init(_ rule: String, _ body: @escaping @Sendable (any Store) async throws -> Void) {
    self.rule = rule
    self.body = body
  }

  public var description: String { rule }

  /// Puts an empty store to the check, and closes it.
  /// - Throws: `BrokenRule` where the store does not keep the rule, or what the store threw out of turn.
  public func check(_ store: any Store) async throws {
    do {
      try await body(store)
    } catch {
      await store.close()
      throw error
    }
    await store.close()
  }

  public static var all: [StoreCheck] {
    [
      commits, currentRuns, fencing, items, histories, tasks, deletions, names, contents, concurrency, namespaces, taskQueues, metadata,
      closing, visibility, selections, feeds,
    ].flatMap { $0 }
  }
}

/// A store does not keep a rule.
public struct BrokenRule: Error, CustomStringConvertible {
  public let description: String
}
