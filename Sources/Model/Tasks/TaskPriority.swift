/// Where a task stands among the others of its queue, as whoever made the task said it.
public struct TaskPriority: Hashable, Sendable {
  /// 1 goes first; 0 stands for the default, which is in the middle.
  public var key: Int32
  /// Tasks of the same key share what their weight gives them; empty is a key like any other.
  public var fairnessKey: String
  /// The key's share beside other keys; 0 stands for 1.
  public var fairnessWeight: Float

  /// Nothing said.
  public static let standard = TaskPriority()

  public init(key: Int32 = 0, fairnessKey: String = "", fairnessWeight: Float = 0) {
    self.key = key
    self.fairnessKey = fairnessKey
    self.fairnessWeight = fairnessWeight
  }
}
