import HistoryService
import Model
import Persistence

/// A rule that is broken on purpose, from outside of the product: in what lies around its rooms.
struct Mutation: Sendable {
  typealias StoreChange = @Sendable (Commit, ServerStore) async throws(StoreError) -> Void

  enum Kind: Sendable {
    /// Writes commits in another way.
    case store(StoreChange)
    /// Gives other rows than those that are due.
    case rows(@Sendable ([DueTask]) -> [DueTask])
    /// Loses offers of tasks.
    case offers(@Sendable (OfferedTask, World) -> Bool)
    /// Changes requests before their handlers see them.
    case requests(@Sendable (OpenCall, World) -> [UInt8])
    /// Does not tell the server that a client has gone.
    case deafness
  }

  let name: String
  let kind: Kind
  /// The faults that the rule is for.
  var plan = FaultPlan.troubled

  func change(request call: OpenCall, _ simulation: World) -> [UInt8] {
    if case .requests(let change) = kind { return change(call, simulation) }
    return call.bytes
  }
}
