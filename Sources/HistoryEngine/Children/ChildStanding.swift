import HistoryRecords

/// What a parent's state says about a child that waits for it.
public enum ChildStanding: Sendable, Equatable {
  /// The parent's history says that the child started.
  case started
  /// The parent is still to record the start.
  case unknown
  /// The parent closed, or was deleted, without having recorded the start, and never will.
  case orphaned
}

extension MutableState {
  /// What `parent` (nil: it is gone) says about this run, which is one of its children.
  public func standing(with parent: MutableState?) -> ChildStanding {
    guard let parent, let child = parent.children[record.parent.initiatedEventID] else { return .orphaned }
    if child.isStarted { return child.runID == record.firstRunID ? .started : .orphaned }
    return parent.isOpen ? .unknown : .orphaned
  }
}
