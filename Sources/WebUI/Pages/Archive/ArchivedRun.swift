import JSONText
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// The history of one archived run: nothing else of it is left.
enum ArchivedRun {
  @Sendable static func page(_ visit: Visit) async throws -> Reply {
    var request = GetWorkflowExecutionHistoryRequest()
    request.namespace = visit.namespace
    request.execution = visit.execution
    request.maximumPageSize = 500
    request.nextPageToken = PageToken.data(visit.query["page"])
    let answer = try await visit.call(WorkflowServiceMethods.getWorkflowExecutionHistory, request)
    let model = Model(
      id: visit["workflow"], runID: visit["run"], events: answer.history.events.compactMap(EventRow.init),
      listHref: visit.links.namespace(visit.namespace, "archival"),
      nextHref: PageToken.text(answer.nextPageToken).map {
        visit.links.namespace(visit.namespace, "archival", visit["workflow"], visit["run"], query: [("page", $0)])
      })
    return .page(Page(template: "pages/archived-run", title: visit["workflow"], model: model, place: .archive))
  }

  private struct Model: Sendable {
    let id: String
    let runID: String
    let events: [EventRow]
    let listHref: String
    let nextHref: String?
  }

  /// An event, its attributes as the API's JSON.
  struct EventRow: Sendable {
    let id: Int64
    let type: String
    let time: TimeView?
    let attributes: String

    /// Nil for what has no JSON.
    init?(_ event: HistoryEvent) {
      guard let json = try? JSON(parsing: Array(event.jsonString().utf8)), case .object(let members) = json else { return nil }
      id = event.eventID
      time = TimeView(event.eventTime)
      type = Self.words(json["eventType"]?.text ?? "")
      let attributes = members.first { $0.name.hasSuffix("EventAttributes") }?.value ?? .object([])
      self.attributes = String(decoding: attributes.printed(pretty: true), as: UTF8.self)
    }

    /// `EVENT_TYPE_TIMER_FIRED` as `Timer fired`.
    static func words(_ name: String) -> String {
      let words = name.dropFirst("EVENT_TYPE_".count).lowercased().replacing("_", with: " ")
      return words.prefix(1).uppercased() + words.dropFirst()
    }
  }
}
