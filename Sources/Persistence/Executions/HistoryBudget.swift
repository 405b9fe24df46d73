/// How many bytes of history a read may still give: the batch that would exceed the limit stays out, but for the first one,
/// so that a reader always gets on.
public struct HistoryBudget: Sendable {
  private var left: Int
  private var isFirst = true

  public init(maxBytes: Int) { left = maxBytes }

  /// Whether a batch of `bytes` may be given too; counts it if so.
  public mutating func admits(_ bytes: Int) -> Bool {
    guard isFirst || bytes <= left else { return false }
    isFirst = false
    left -= bytes
    return true
  }
}
