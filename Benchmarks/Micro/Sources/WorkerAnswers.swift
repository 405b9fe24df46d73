import Foundation
import GRPCWire
import NIOCore
import SwiftProtobuf
import TemporalAPI

/// The answer to a worker's poll, with a history of ten events, encoded as it goes over the wire, and decoded again.
enum WorkerAnswers {
  @Sendable static func run(_ count: Int) throws {
    let answer = PollWorkflowTaskQueueResponse.with {
      $0.taskToken = Data(repeating: 1, count: 60)
      $0.workflowExecution.workflowID = "order-1"
      $0.workflowType.name = "Order"
      $0.attempt = 1
      $0.history.events = (Int64(1)...10).map { number in
        .with {
          $0.eventID = number
          $0.eventType = .activityTaskCompleted
          $0.eventTime.seconds = 1_700_000_000
          $0.activityTaskCompletedEventAttributes.scheduledEventID = number
          $0.activityTaskCompletedEventAttributes.identity = "worker"
          $0.activityTaskCompletedEventAttributes.result = .filler
        }
      }
    }
    for _ in 0..<count {
      let frame = try EncodedMessage(answer).frame
      var message = frame
      message.moveReaderIndex(forwardBy: EncodedMessage.prefixBytes)
      _ = try PollWorkflowTaskQueueResponse(serializedBytes: MessageBytes(buffer: message))
    }
  }
}

extension Payloads {
  /// One payload of a hundred bytes.
  static var filler: Payloads {
    .with { $0.payloads = [.with { $0.data = Data(repeating: 120, count: 100) }] }
  }
}
