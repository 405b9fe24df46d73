/// What a worker is told, with a task, about the number of its polls.
public enum PollerAdvice: Hashable, Sendable {
  /// Tasks wait, or come faster than they are taken.
  case more
  /// The poll waited long for its task.
  case fewer
  case none
}
