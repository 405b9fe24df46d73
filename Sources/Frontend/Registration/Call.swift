/// What a handler knows of a call beside its request.
struct Call: Sendable {
  /// Known, and not deleted when the call came.
  let namespace: Namespace
  /// When the client stops waiting; nil if it never does.
  let deadline: ContinuousClock.Instant?
}
