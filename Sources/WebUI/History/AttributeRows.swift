import FoundationEssentials
import JSONText
import SwiftProtobuf
import TemporalAPI

/// What an event holds, as lines to read: payloads decoded, durations in words, and what is named elsewhere as links.
///
/// It goes by the names that the API's JSON has, so that what a later API adds is shown too.
struct AttributeRows {
  private(set) var rows: [AttributeRow] = []
  private let links: EventLinks
  /// Where the event says that what it tells of lies; empty: in the workflow's own namespace.
  private var namespace = ""

  /// All lines of an event, in the order of the API's fields.
  static func all(_ event: HistoryEvent, links: EventLinks) -> [AttributeRow] {
    guard let json = try? JSON(parsing: event.jsonUTF8Bytes()), case .object(let members) = json else { return [] }
    var made = AttributeRows(links: links)
    for member in members where member.name.hasSuffix("EventAttributes") {
      made.namespace = member.value["namespace"]?.text ?? ""
      made.add(member.value, name: "", label: "")
    }
    for name in ["userMetadata", "principal", "workerMayIgnore"] {
      if let value = json[name] { made.add(value, name: name, label: name == "userMetadata" ? "" : Words.label(name)) }
    }
    made.rows += event.links.compactMap { LinkRow.row($0, links: links) }
    return made.rows
  }

  private init(links: EventLinks) {
    self.links = links
  }

  private mutating func add(_ value: JSON, name: String, label: String) {
    switch value {
    case .object(let members): addObject(value, members, name: name, label: label)
    case .array(let elements):
      let texts = elements.compactMap(\.text)
      if texts.count == elements.count, !texts.isEmpty {
        rows.append(AttributeRow(label: label, text: texts.map { Words.constant($0, of: name) ?? $0 }.joined(separator: ", ")))
      } else {
        for (index, element) in elements.enumerated() { add(element, name: name, label: "\(label) \(index + 1)") }
      }
    case .string(let text): addText(text, name: name, label: label)
    case .number(let text): rows.append(AttributeRow(label: label, text: text))
    case .bool(let flag): rows.append(AttributeRow(label: label, text: flag ? "yes" : "no"))
    case .null: break
    }
  }

  private mutating func addObject(_ value: JSON, _ members: [JSON.Member], name: String, label: String) {
    if value["metadata"]?["encoding"] != nil {
      addPayload(value, label: label)
    } else if case .array(let payloads)? = value["payloads"] {
      for (index, payload) in payloads.enumerated() { addPayload(payload, label: payloads.count == 1 ? label : "\(label) \(index + 1)") }
    } else if name.lowercased().hasSuffix("failure"), let failure = try? Failure(jsonUTF8Bytes: value.printed()) {
      rows.append(AttributeRow(label: label, failure: FailureView(failure)))
    } else if let id = value["workflowId"]?.text, members.count <= 2 {
      rows.append(AttributeRow(label: label, text: id, href: links.workflow(id, run: value["runId"]?.text ?? "", in: namespace)))
    } else if name == "taskQueue", let queue = (value["normalName"] ?? value["name"])?.text {
      rows.append(AttributeRow(label: label, text: queue, href: links.queue(queue)))
    } else if members.count == 1, members[0].name == "name", let text = members[0].value.text {
      rows.append(AttributeRow(label: label, text: text))
    } else {
      addMembers(members, name: name, label: label)
    }
  }

  private mutating func addMembers(_ members: [JSON.Member], name: String, label: String) {
    let isMap = Self.maps.contains(name)
    for member in members where isMap || !Self.hidden.contains(member.name) {
      let own = isMap ? member.name : Words.label(member.name)
      // A map's name adds nothing to that of what holds it.
      let isSilent = Self.maps.contains(member.name) && !isMap && !label.isEmpty
      let joined = label.isEmpty ? own : isMap ? "\(label): \(own)" : "\(label), \(own.prefix(1).lowercased())\(own.dropFirst())"
      add(member.value, name: member.name, label: isSilent ? label : joined)
    }
  }

  private mutating func addPayload(_ value: JSON, label: String) {
    guard let payload = try? Payload(jsonUTF8Bytes: value.printed()) else { return }
    rows.append(AttributeRow(label: label, payload: PayloadView(payload)))
  }

  private mutating func addText(_ text: String, name: String, label: String) {
    guard !text.isEmpty else { return }
    if name.hasSuffix("EventId"), let id = Int64(text) {
      if id > 0 { rows.append(AttributeRow(label: label, text: "\(id)", href: links.event(id))) }
    } else if name.hasSuffix("RunId") || name == "runId" {
      rows.append(AttributeRow(label: label, text: text, href: links.run(text)))
    } else if let time = Self.time(text, name: name) {
      rows.append(AttributeRow(label: label, time: time))
    } else {
      rows.append(AttributeRow(label: label, text: Self.duration(text, name: name) ?? Words.constant(text, of: name) ?? text))
    }
  }

  /// Names that say nothing to a reader.
  private static let hidden: Set = ["namespaceId", "parentWorkflowNamespaceId", "control", "prevAutoResetPoints"]
  /// Fields whose members have names that users gave.
  private static let maps: Set = ["fields", "indexedFields", "nexusHeader", "details"]

  private static func duration(_ text: String, name: String) -> String? {
    guard text.hasSuffix("s"), ["Timeout", "Interval", "Backoff", "Duration", "Delay"].contains(where: { name.hasSuffix($0) }) else {
      return nil
    }
    return Double(text.dropLast()).map { $0 == 0 ? "none" : DurationText.text($0) }
  }

  private static func time(_ text: String, name: String) -> TimeView? {
    guard name.hasSuffix("Time") || name == "time", let stamp = try? Google_Protobuf_Timestamp(jsonString: "\"\(text)\"") else {
      return nil
    }
    return TimeView(stamp)
  }
}

/// A link that the server put at an event.
private enum LinkRow {
  static func row(_ link: Link, links: EventLinks) -> AttributeRow? {
    switch link.variant {
    case .workflowEvent(let event):
      AttributeRow(
        label: "Linked workflow", text: event.workflowID, href: links.workflow(event.workflowID, run: event.runID, in: event.namespace))
    case .workflow(let workflow):
      AttributeRow(
        label: "Linked workflow", text: workflow.workflowID,
        href: links.workflow(workflow.workflowID, run: workflow.runID, in: workflow.namespace))
    case .batchJob(let job):
      AttributeRow(label: "Batch operation", text: job.jobID, href: links.links.namespace(links.namespace, "batch-operations", job.jobID))
    case .activity(let activity): AttributeRow(label: "Linked activity", text: activity.activityID)
    case .nexusOperation(let operation): AttributeRow(label: "Linked Nexus operation", text: operation.operationID)
    default: nil
    }
  }
}
