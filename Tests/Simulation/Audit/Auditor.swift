import Model
import SwiftProtobuf
import TemporalAPI
import TemporalServices

/// Holds every final history against what workers and clients were told, and against itself.
final class Auditor: @unchecked Sendable {
  private let world: World
  private let scripts: [String: Script]
  private(set) var isDone = false
  private(set) var events = 0
  private var histories: [(key: ExecutionKey, events: [HistoryEvent])] = []

  init(_ world: World, scripts: [String: Script]) {
    self.world = world
    self.scripts = scripts
  }

  /// Reads every run as a client does, and checks.
  func run() {
    world.spawn {
      for key in self.world.disk.keys {
        guard let events = await self.read(key) else {
          self.world.report("run \(key.runID) of \(key.workflowID) cannot be read")
          continue
        }
        self.events += events.count
        self.histories.append((key, events))
      }
      for (key, events) in self.histories { self.check(key, events) }
      self.checkStarts()
      self.checkSignals()
      self.checkUpdates()
      self.checkActivities()
      self.checkResults()
      self.isDone = true
    }
  }

  private func read(_ key: ExecutionKey) async -> [HistoryEvent]? {
    var request = GetWorkflowExecutionHistoryRequest.with {
      $0.namespace = "default"
      $0.execution.workflowID = key.workflowID
      $0.execution.runID = key.runID.description
    }
    var events: [HistoryEvent] = []
    repeat {
      // Patiently: the last server to die may not be back yet.
      guard let page = await world.network.send(WorkflowServiceMethods.getWorkflowExecutionHistory, tries: 60, request) else { return nil }
      events += page.history.events
      request.nextPageToken = page.nextPageToken
    } while !request.nextPageToken.isEmpty
    return events
  }

  private func require(_ holds: Bool, _ rule: @autoclosure () -> String) {
    if !holds { world.report(rule()) }
  }

  // MARK: A history alone

  private func check(_ key: ExecutionKey, _ events: [HistoryEvent]) {
    let run = "run \(key.runID) of \(key.workflowID)"
    require(events.indices.allSatisfy { events[$0].eventID == Int64($0 + 1) }, "the history of \(run) has a gap")
    require(Int64(events.count) == world.disk.runs[key.runID]?.lastEventID, "the history of \(run) is not what was written")
    require(events.last?.isClose == true && events.count(where: \.isClose) == 1, "\(run) closes once, with its last event")
    checkEnds(run, events, began: .activityTaskScheduled, \.endedActivity)
    checkEnds(run, events, began: .startChildWorkflowExecutionInitiated, \.endedChild)
    let signals = events.filter { $0.eventType == .workflowExecutionSignaled }.map(\.workflowExecutionSignaledEventAttributes.signalName)
    // A reset takes over what several runs took.
    let isOnce = Set(signals).count == signals.count || world.ledger.reset.contains(key.workflowID)
    require(isOnce, "\(run) was signaled twice: \(signals)")
    if let next = events.last?.nextRunID.flatMap(UniqueID.init) { require(world.disk.runs[next] != nil, "\(run) is followed by no run") }
    checkResult(key, run, events)
  }

  private func checkEnds(_ run: String, _ events: [HistoryEvent], began: EventType, _ ended: (HistoryEvent) -> Int64?) {
    var open: Set<Int64> = []
    for event in events {
      if event.eventType == began { open.insert(event.eventID) }
      if let id = ended(event) { require(open.remove(id) != nil, "what began with event \(id) of \(run) ends twice") }
    }
  }

  /// A run that completed did what its script says of the history that its last workflow task was shown.
  private func checkResult(_ key: ExecutionKey, _ run: String, _ events: [HistoryEvent]) {
    guard case .workflowExecutionCompletedEventAttributes(let end)? = events.last?.attributes,
      case .workflowExecutionStartedEventAttributes(let start)? = events.first?.attributes, let script = scripts[start.workflowType.name],
      events.indices.contains(Int(end.workflowTaskCompletedEventID) - 1)
    else { return }
    let shown = events[Int(end.workflowTaskCompletedEventID) - 1].workflowTaskCompletedEventAttributes.startedEventID
    let view = HistoryView(events.prefix { $0.eventID <= shown })
    let expected = script.decide(view, workflowID: key.workflowID, runID: key.runID.description).last
    let result = expected?.completeWorkflowExecutionCommandAttributes.result.text
    require(
      result != nil && result == end.result.text, "\(run) completed with \(end.result.text ?? "nothing"), not with \(result ?? "nothing")")
  }

  // MARK: Histories and what was said

  private func events(of workflowID: String) -> [[HistoryEvent]] {
    histories.filter { $0.key.workflowID == workflowID }.map(\.events)
  }

  private func checkStarts() {
    for (workflowID, runID) in world.ledger.started {
      guard let first = histories.first(where: { $0.key.workflowID == workflowID }) else {
        world.report("\(workflowID) was started, and is not there")
        continue
      }
      require(first.key.runID.description == runID, "the start of \(workflowID) was answered with run \(runID), which is not its first")
    }
    // Each run but the first follows another or was made by a reset.
    let followers = Set(histories.compactMap { $0.events.last?.nextRunID })
    for (workflowID, _) in world.ledger.started where !world.ledger.reset.contains(workflowID) {
      let runs = histories.filter { $0.key.workflowID == workflowID }
      for run in runs.dropFirst() {
        require(followers.contains(run.key.runID.description), "run \(run.key.runID) of \(workflowID) came from nowhere")
      }
    }
  }

  private func checkSignals() {
    for signal in world.ledger.signals {
      let count = events(of: signal.workflowID).joined().count {
        $0.eventType == .workflowExecutionSignaled && $0.workflowExecutionSignaledEventAttributes.signalName == signal.name
      }
      if signal.isAcknowledged { require(count > 0, "\(signal.name) was acknowledged and is lost") }
      // Sent once and answered, it was taken by one run, unless a reset gave it to another as well.
      let mayRepeat =
        signal.attempts > 1 || world.faults.byKind["repeated request"] != nil || world.ledger.reset.contains(signal.workflowID)
      require(count <= 1 || mayRepeat, "\(signal.name) is there \(count) times")
    }
  }

  private func checkUpdates() {
    for update in world.ledger.updates {
      for events in events(of: update.workflowID) {
        let completed = events.count {
          $0.eventType == .workflowExecutionUpdateCompleted
            && $0.workflowExecutionUpdateCompletedEventAttributes.meta.updateID == update.name
        }
        require(completed <= 1, "\(update.name) completed twice in a run")
      }
      guard update.isAcknowledged else { continue }
      let isThere = events(of: update.workflowID).joined().contains {
        $0.eventType == .workflowExecutionUpdateCompleted && $0.workflowExecutionUpdateCompletedEventAttributes.meta.updateID == update.name
      }
      require(isThere, "\(update.name) was answered and is lost")
    }
  }

  /// A completion that was acknowledged is in the run's history, and what is there says what the worker said.
  private func checkActivities() {
    for (key, events) in histories {
      var names: [Int64: String] = [:]
      for event in events {
        if case .activityTaskScheduledEventAttributes(let it) = event.attributes { names[event.eventID] = it.activityID }
        guard case .activityTaskCompletedEventAttributes(let it) = event.attributes, let name = names[it.scheduledEventID] else { continue }
        require(it.result.text == "did \(name)", "activity \(name) of run \(key.runID) has another's result")
      }
    }
    for (workflowID, runID, activityID) in world.ledger.completedActivities {
      guard let run = histories.first(where: { $0.key.runID.description == runID }) else { continue }
      let scheduled = run.events.filter { $0.activityTaskScheduledEventAttributes.activityID == activityID }.map(\.eventID)
      let isThere = run.events.contains {
        $0.eventType == .activityTaskCompleted && scheduled.contains($0.activityTaskCompletedEventAttributes.scheduledEventID)
      }
      require(isThere, "activity \(activityID) of \(workflowID) was completed, and its run \(runID) does not know it")
    }
  }

  private func checkResults() {
    for (workflowID, runID, result) in world.ledger.results {
      let run = histories.first { $0.key.workflowID == workflowID && $0.key.runID.description == runID }
      let written = run?.events.last?.workflowExecutionCompletedEventAttributes.result.text
      require(written == result, "who waited for \(workflowID) heard \(result), and its history says \(written ?? "nothing")")
    }
  }
}
