import TemporalAPI

/// Updates that were accepted and have no outcome.
enum UpdateFindings {
  static func find(_ evidence: StuckEvidence) -> [StuckFinding] {
    let done = Set(
      evidence.tail.filter { $0.eventType == .workflowExecutionUpdateCompleted }.map {
        $0.workflowExecutionUpdateCompletedEventAttributes.acceptedEventID
      })
    let open = evidence.tail.filter { $0.eventType == .workflowExecutionUpdateAccepted && !done.contains($0.eventID) }
    return open.prefix(ActivityFindings.limit).map { event in
      let request = event.workflowExecutionUpdateAcceptedEventAttributes.acceptedRequest
      let name = request.input.name.isEmpty ? request.meta.updateID : request.input.name
      let since: Telling = TimeView(event.eventTime).map { " since \($0)" } ?? ""
      return StuckFinding(weight: .waiting, telling: "It handles update \(name)\(since).", tab: .updates)
    }
  }
}
