import FoundationEssentials
import SwiftProtobuf
import TemporalAPI

/// What of a workflow's history is drawn, and where.
struct TimelineLayout: Sendable {
  /// One line: a group and the bars that tell of it.
  struct Lane: Sendable {
    let group: EventGroup
    let segments: [Segment]
    /// Where it ends, or happens; nil while it is open.
    let mark: Double?
  }

  /// A bar from one place to another.
  struct Segment: Sendable, Hashable {
    var from: Double
    var to: Double
    var phase: Phase
  }

  /// What goes on in a bar. The raw value is its style.
  enum Phase: String, Sendable {
    /// It lies in a queue.
    case waiting
    /// Attempts that failed and the pauses behind them; the history does not say when each was.
    case retries
    /// It waits for its next attempt.
    case pause
    case running

    var words: String {
      switch self {
      case .waiting: "waiting"
      case .retries: "earlier attempts"
      case .pause: "waiting for the next attempt"
      case .running: "running"
      }
    }
  }

  let scale: TimeScale
  let lanes: [Lane]

  /// - Parameters:
  ///   - now: When this is drawn; nil for a run that is closed.
  ///   - scale: The scale of another drawing that this belongs to; nil makes one that fits.
  init(_ groups: [EventGroup], start: Date, now: Date?, scale: TimeScale? = nil) {
    let bars = groups.map { Bar.all($0, now: now ?? $0.start) }
    // The attempts of what has not ended are no moments: between them something goes on, and that is not to be folded.
    let moments = groups.flatMap { group in group.events.map { Date($0.eventTime).timeIntervalSince1970 } }
    let made = scale ?? TimeScale(moments + [start.timeIntervalSince1970] + (now.map { [$0.timeIntervalSince1970] } ?? []))
    self.scale = made
    lanes = zip(groups, bars).map { group, bars in
      Lane(
        group: group, segments: bars.map { Segment(from: made.place($0.from), to: made.place($0.to), phase: $0.phase) },
        mark: group.isOpen ? nil : made.place((group.end ?? group.start).timeIntervalSince1970))
    }
  }

  /// The groups that a timeline shows: all that takes time or comes from outside, and workflow tasks only where they fail.
  static func shown(_ groups: [EventGroup]) -> [EventGroup] {
    groups.filter { group in
      switch group.category {
      case .workflowTask: group.outcome == .failed || group.outcome == .timedOut
      case .workflow: group.outcome == .note
      default: true
      }
    }
  }
}

/// A segment while it is still in seconds.
private struct Bar {
  var from: Double
  var to: Double
  var phase: TimelineLayout.Phase

  static func all(_ group: EventGroup, now: Date) -> [Bar] {
    let end = (group.end ?? now).timeIntervalSince1970
    let begin = group.start.timeIntervalSince1970
    if group.isOpen, let pending = group.pendingActivity { return ofPending(pending, begin: begin, end: end) }
    guard group.isOpen || end > begin else { return [] }
    guard let started = group.startOfWork, started > begin || group.attempt > 1 else {
      let isWorking = group.startOfWork != nil || group.category == .timer || group.category == .update
      return [Bar(from: begin, to: end, phase: isWorking ? .running : .waiting)]
    }
    return [
      Bar(from: begin, to: started, phase: group.attempt > 1 ? .retries : .waiting), Bar(from: started, to: end, phase: .running),
    ]
  }

  private static func ofPending(_ pending: WorkflowPendingActivityInfo, begin: Double, end: Double) -> [Bar] {
    let started = pending.hasLastStartedTime ? Date(pending.lastStartedTime).timeIntervalSince1970 : nil
    let first: TimelineLayout.Phase = pending.attempt > 1 ? .retries : .waiting
    switch pending.state {
    case .started, .cancelRequested, .pauseRequested:
      let started = min(max(started ?? begin, begin), end)
      return [Bar(from: begin, to: started, phase: first), Bar(from: started, to: end, phase: .running)]
    default:
      guard pending.attempt > 1, pending.hasLastAttemptCompleteTime else { return [Bar(from: begin, to: end, phase: first)] }
      let ended = min(max(Date(pending.lastAttemptCompleteTime).timeIntervalSince1970, begin), end)
      return [Bar(from: begin, to: ended, phase: .retries), Bar(from: ended, to: end, phase: .pause)]
    }
  }
}

extension EventGroup {
  /// When work on it began, in seconds; nil where the history does not say.
  fileprivate var startOfWork: Double? {
    events.first { $0.eventType.kind.outcome == .running }.map { Date($0.eventTime).timeIntervalSince1970 }
  }
}
