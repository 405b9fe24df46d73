import Model
import SwiftProtobuf
import TemporalAPI

/// The messages of one completion, which commands take by name; the rest is taken in order.
struct MessageBox {
  private let messages: [ProtocolMessage]
  private var isTaken: [Bool]
  /// Where the messages of each id are, the next one last.
  private var positions: [String: [Int]] = [:]
  private var next = 0

  init(_ messages: [ProtocolMessage]) {
    self.messages = messages
    isTaken = Array(repeating: false, count: messages.count)
    for index in messages.indices.reversed() { positions[messages[index].id, default: []].append(index) }
  }

  /// Takes the first message of this id that is left.
  mutating func take(_ id: String) -> ProtocolMessage? {
    guard let index = positions[id]?.popLast() else { return nil }
    isTaken[index] = true
    return messages[index]
  }

  /// Takes the rejections that are left.
  mutating func takeRejections() -> [ProtocolMessage] {
    messages.indices.filter { !isTaken[$0] && messages[$0].isRejection }.map { index in
      isTaken[index] = true
      return messages[index]
    }
  }

  /// Takes the first message that is left.
  mutating func takeFirst() -> ProtocolMessage? {
    while next < messages.count {
      defer { next += 1 }
      if !isTaken[next] { return messages[next] }
    }
    return nil
  }
}

extension ProtocolMessage {
  /// The full name of the message that the body holds.
  var typeName: Substring {
    let url = body.typeURL
    return url.lastIndex(of: "/").map { url[url.index(after: $0)...] } ?? url[...]
  }

  var isRejection: Bool { typeName == UpdateRejection.protoMessageName }
}

extension Turn {
  /// Every message must say which protocol it belongs to. Otherwise the answer is refused and the task left running.
  func requireKnownProtocols(_ messages: [ProtocolMessage]) throws(ServiceError) {
    for message in messages {
      guard message.hasBody else { throw .invalidArgument("nil message body") }
      guard message.typeName.contains(".") else {
        throw .invalidArgument("failed to extract protocol type: no . found in \"\(message.typeName)\"")
      }
    }
  }
}
