import FoundationEssentials
import TemporalAPI

/// What of a history is drawn: its newest groups, and what began before them and has not ended.
struct DrawnHistory: Sendable {
  /// What was read, the oldest first.
  var events: [HistoryEvent] = []
  /// Whether that is all of the history.
  var isWhole = false
  /// In the order they are drawn.
  var groups: [EventGroup] = []
  /// How many of `groups` are there because they are the newest.
  var newest = 0
  /// Whether there are ended groups before these.
  var isCut = false
  /// Whether what was not read may hold beginnings of things that go on.
  var mayMissOpen = false
  var canShowMore = false

  /// How many older ones are drawn because they have not ended.
  static let openAtMost = 50

  /// Nothing.
  init() {}

  /// - Parameters:
  ///   - events: The oldest first, up to the newest.
  ///   - count: How many groups are drawn of those that are the newest.
  ///   - pending: The activities that have not ended, wherever in the history they began.
  ///   - older: What goes on of all that came before `events`; nil: that was not looked for.
  init(
    _ events: [HistoryEvent], isWhole: Bool, count: Int, pending: [WorkflowPendingActivityInfo] = [], older: [HistoryEvent]? = nil,
    canShowMore: Bool = false
  ) {
    let all = TimelineLayout.shown(EventGroups.make((older ?? []) + events, pending: pending))
    let newest = all.suffix(count)
    let known = Set(all.compactMap { $0.pendingActivity?.activityID })
    let unread = isWhole ? [] : pending.filter { !known.contains($0.activityID) }
    let beginnings = unread.enumerated().map { EventGroup(pending: $0.element, id: -1 - Int64($0.offset)) }
    let above = (beginnings + all.dropLast(count).filter(\.isOpen)).sorted { $0.start < $1.start }
    self.events = events
    self.isWhole = isWhole
    groups = Array(above.prefix(Self.openAtMost)) + newest
    self.newest = newest.count
    isCut = !isWhole || all.count > count
    mayMissOpen = !isWhole && older == nil
    self.canShowMore = canShowMore
  }
}

extension EventGroup {
  /// An activity that has not ended and whose beginning was not read, so the ID of that event is not known: `id` is a negative number.
  fileprivate init(pending info: WorkflowPendingActivityInfo, id: Int64) {
    var event = HistoryEvent()
    event.eventType = .activityTaskScheduled
    event.eventTime = info.scheduledTime
    event.activityTaskScheduledEventAttributes.activityID = info.activityID
    event.activityTaskScheduledEventAttributes.activityType = info.activityType
    self.init(beginning: event, id: id)
    attempt = max(1, Int(info.attempt))
    pendingActivity = info
  }
}
