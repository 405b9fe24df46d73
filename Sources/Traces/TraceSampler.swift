/// Decides which traces are recorded, by the rules and names of OpenTelemetry.
public struct TraceSampler: Hashable, Sendable {
  /// What is decided about a trace that begins here.
  public enum Root: Hashable, Sendable {
    case always, never
    /// A share of all traces, from 0 to 1, chosen by their ids: every server that asks for the same share chooses the same traces.
    case ratio(Double)
  }

  public var root: Root
  /// A trace that began elsewhere is recorded if it is recorded there, whatever `root` says.
  public var followsParent: Bool

  public init(_ root: Root = .always, followsParent: Bool = true) {
    self.root = root
    self.followsParent = followsParent
  }

  /// Whether spans of a trace are recorded.
  public func records(_ traceID: TraceID, parent: TraceParent?) -> Bool {
    if followsParent, let parent { return parent.isSampled }
    switch root {
    case .always: return true
    case .never: return false
    case .ratio(let share):
      // 63 bits of the id are random. As integers: the largest would be rounded up.
      return share >= 1 || share > 0 && traceID.low >> 1 < UInt64(share * 0x1p63)
    }
  }
}
