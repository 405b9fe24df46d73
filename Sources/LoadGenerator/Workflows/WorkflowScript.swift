import Foundation
import SwiftProtobuf
import TemporalAPI

/// What a workflow does: fed the events of its history one by one, it answers with commands. A value without clock or randomness: fed
/// the same history again, it is where it was.
protocol WorkflowScript: Sendable {
  mutating func apply(_ event: HistoryEvent) -> [Command]
}

/// A fresh script for a new run, by workflow type.
typealias ScriptTable = [String: @Sendable () -> any WorkflowScript]

/// What commands are made of.
struct Material: Sendable {
  var taskQueue: String
  var payload: Payloads

  /// The payload that every input, result and signal carries: `bytes` letters.
  static func payload(bytes: Int) -> Payloads {
    Payloads.with {
      $0.payloads = [
        Payload.with {
          $0.metadata = ["encoding": .init("binary/plain".utf8)]
          $0.data = .init(repeating: UInt8(ascii: "x"), count: bytes)
        }
      ]
    }
  }
}
