import Foundation
import SwiftProtobuf
import TemporalAPI

/// Timers that were started and have neither fired nor been canceled. Only the history knows of them.
enum TimerFindings {
  static func find(_ evidence: StuckEvidence) -> [StuckFinding] {
    let timers = open(evidence.tail).sorted { $0.fires < $1.fires }
    var found = timers.prefix(5).map { timer in
      let ahead = timer.fires > evidence.now ? " (in \(DurationText.text(timer.fires.timeIntervalSince(evidence.now))))" : ""
      let name = timer.summary.map { "timer \(timer.id) (\($0))" } ?? "timer \(timer.id)"
      return StuckFinding(weight: .waiting, telling: "It waits for \(name) until \(TimeView(timer.fires))\(ahead).", tab: .timeline)
    }
    if timers.count > found.count {
      found.append(StuckFinding(weight: .note, telling: "\(timers.count - found.count) later timers are open.", tab: .timeline))
    }
    return found
  }

  /// A timer that runs.
  struct OpenTimer: Sendable, Hashable {
    let id: String
    let fires: Date
    /// What the workflow's author says it is for.
    let summary: String?
  }

  static func open(_ tail: [HistoryEvent]) -> [OpenTimer] {
    let ended = Set(
      tail.compactMap { event -> Int64? in
        switch event.attributes {
        case .timerFiredEventAttributes(let fired): fired.startedEventID
        case .timerCanceledEventAttributes(let canceled): canceled.startedEventID
        default: nil
        }
      })
    return tail.compactMap { event in
      guard case .timerStartedEventAttributes(let started)? = event.attributes, !ended.contains(event.eventID) else { return nil }
      let length = started.startToFireTimeout
      let fires = Date(event.eventTime).addingTimeInterval(Double(length.seconds) + Double(length.nanos) / 1e9)
      let summary = event.hasUserMetadata ? PayloadLine.plain(event.userMetadata.summary) : nil
      return OpenTimer(id: started.timerID, fires: fires, summary: summary)
    }
  }
}
