import FoundationEssentials
import HistoryEngine
import HistoryRecords
import Model
import SwiftProtobuf
import TemporalAPI

extension CallbackPost {
  /// The completion of a Nexus operation: how the run ended, when, and which event stands for the request.
  init(_ callback: CallbackRecord, of state: MutableState, closedBy end: HistoryEvent, namespace: String) {
    let completion = OperationCompletion(end)
    var headers = completion.content.headers
    headers["user-agent"] = "temporalio/server"
    headers["nexus-operation-state"] = completion.state
    headers["nexus-operation-start-time"] = WallTime(nanoseconds: state.record.startTime).httpDate
    headers["nexus-operation-close-time"] = end.eventTime.text
    headers["nexus-link"] = callback.link(of: state.key, namespace: namespace)
    // What the caller wants to see wins, whatever it is.
    headers.merge(callback.callback.nexus.header) { $1 }
    self.init(url: callback.callback.nexus.url, headers: headers, body: completion.content.body)
  }
}

/// How an operation ended, in Nexus' terms.
struct OperationCompletion {
  var state: String
  var content: NexusContent

  init(_ end: HistoryEvent) {
    switch end.attributes {
    case .workflowExecutionCompletedEventAttributes(let it):
      // An operation has one result.
      self.init(state: "succeeded", content: it.result.payloads.first.map(NexusContent.init) ?? NexusContent())
    case .workflowExecutionFailedEventAttributes(let it): self.init(state: "failed", content: NexusContent(it.failure))
    case .workflowExecutionCanceledEventAttributes(let it):
      var failure = Failure()
      failure.message = "operation canceled"
      failure.canceledFailureInfo = CanceledFailureInfo()
      if it.hasDetails { failure.canceledFailureInfo.details = it.details }
      self.init(state: "canceled", content: NexusContent(failure))
    case .workflowExecutionTimedOutEventAttributes:
      var failure = Failure()
      failure.message = "operation exceeded internal timeout"
      failure.timeoutFailureInfo = TimeoutFailureInfo()
      self.init(state: "failed", content: NexusContent(failure))
    default:
      var failure = Failure()
      failure.message = "operation terminated"
      failure.terminatedFailureInfo = TerminatedFailureInfo()
      self.init(state: "failed", content: NexusContent(failure))
    }
  }

  private init(state: String, content: NexusContent) {
    self.state = state
    self.content = content
  }
}

extension CallbackRecord {
  /// The event that stands for the request that brought the callback, as Nexus' link header writes it.
  fileprivate func link(of key: ExecutionKey, namespace: String) -> String {
    let path = ["namespaces", namespace, "workflows", key.workflowID, key.runID.description, "history"]
      .map(\.percentEncoded).joined(separator: "/")
    let query =
      requestID.isEmpty
      ? "eventID=1&eventType=WorkflowExecutionStarted&referenceType=EventReference"
      : "eventType=WorkflowExecutionOptionsUpdated&referenceType=RequestIdReference&requestID=\(requestID.percentEncoded)"
    return "<temporal:///\(path)?\(query)>; type=\"temporal.api.common.v1.Link.WorkflowEvent\""
  }
}

extension String {
  /// The text as a part of a URL: everything but letters, digits and a few marks as %XX.
  fileprivate var percentEncoded: String {
    var encoded = ""
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        encoded += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return encoded
  }
}

extension WallTime {
  /// The time as HTTP writes it, in whole seconds: `Thu, 26 Nov 2026 18:12:28 GMT`.
  fileprivate var httpDate: String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = Date(timeIntervalSince1970: Double(nanoseconds / 1_000_000_000))
    let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
    func padded(_ number: Int?) -> String { (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][(parts.weekday ?? 1) - 1]
    let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][(parts.month ?? 1) - 1]
    let time = [parts.hour, parts.minute, parts.second].map(padded).joined(separator: ":")
    return "\(weekday), \(padded(parts.day)) \(month) \(parts.year ?? 0) \(time) GMT"
  }
}

extension Google_Protobuf_Timestamp {
  /// RFC 3339 with as many fractional digits as there are.
  fileprivate var text: String { (try? jsonString())?.filter { $0 != "\"" } ?? "" }
}
