import GRPCServer
import Model
import Persistence

/// Why a server could not start or go on, as one sentence for the operator.
public struct StartError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// An error that says `sentence`.
  public init(_ sentence: String) { description = sentence }

  /// The sentence of any error of the rooms below.
  init(_ error: any Error) {
    switch error {
    case let error as StartError: self = error
    case StoreError.failed(let sentence), StoreError.unknownOutcome(let sentence): self.init(sentence)
    case StoreError.namespaceConflict(let name): self.init("namespace \(name) was changed by another process at the same time")
    case StoreError.taskQueueConflict(let name): self.init("task queue \(name) was changed by another process at the same time")
    case let error as ServiceError: self.init(error.message)
    default: self.init("\(error)")
    }
  }
}
