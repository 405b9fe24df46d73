import Model

/// One reading of both clocks: deadlines and rates go by `elapsed`, which never jumps; expiry and what users see by `wall`.
struct Moment: Sendable {
  /// Since the service was made.
  var elapsed: Duration
  var wall: WallTime
}
