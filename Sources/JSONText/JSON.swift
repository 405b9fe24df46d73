/// A JSON value that keeps what was written: numbers as text, members in their order.
///
/// Payloads are user data. What passes through is not rounded, sorted or otherwise improved.
public indirect enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  /// The number as it was written.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    public var name: String
    public var value: JSON

    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The member called `name`, the last one where there are several; nil where there is none or this is no object.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.name == name }?.value
  }

  /// The text of a string; nil for everything else.
  public var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// Sets the value at a path of members, and makes the objects on the way. What is no object on the way is replaced.
  public mutating func set(_ value: JSON, at path: ArraySlice<String>) {
    guard let name = path.first else {
      self = value
      return
    }
    var members: [Member] = []
    if case .object(let present) = self { members = present }
    let index = members.lastIndex { $0.name == name } ?? members.endIndex
    if index == members.endIndex { members.append(Member(name, .object([]))) }
    members[index].value.set(value, at: path.dropFirst())
    self = .object(members)
  }

  /// The value at a path of members; nil where there is none.
  public func value(at path: ArraySlice<String>) -> JSON? {
    guard let name = path.first else { return self }
    return self[name]?.value(at: path.dropFirst())
  }
}
