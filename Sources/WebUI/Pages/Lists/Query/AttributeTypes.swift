import TemporalAPI
import TemporalServices

/// The search attributes of a namespace and their types.
struct AttributeTypes: Sendable {
  /// By name.
  let types: [String: IndexedValueType]
  /// The names that the namespace has added.
  let custom: [String]

  init(system: [String: IndexedValueType], custom: [String: IndexedValueType]) {
    types = system.merging(custom) { $1 }
    self.custom = custom.keys.sorted()
  }

  /// What the server says of what a list is found by; what every server has where it does not.
  static func read(_ visit: Visit, of list: ListPlace = .workflows) async -> AttributeTypes {
    var request = ListSearchAttributesRequest()
    request.namespace = visit.namespace
    guard let answer = await visit.tryCall(OperatorServiceMethods.listSearchAttributes, request) else {
      return AttributeTypes(system: list.types, custom: [:])
    }
    let said = answer.systemAttributes.filter { list.hasServerTypes || list.types[$0.key] != nil }
    return AttributeTypes(system: said.merging(list.types) { first, _ in first }, custom: answer.customAttributes)
  }

  /// All names in order.
  var names: [String] { types.keys.sorted() }

  /// A value that a reader typed, as queries have it for the attribute's type. What is no number stays a text, for the server to refuse.
  func value(_ text: String, of name: String) -> Filter.Value {
    if text.hasPrefix("now()") { return .bare(text) }
    switch types[name] {
    case .int where Int64(text) != nil: return .bare(text)
    case .double where Double(text)?.isFinite == true: return .bare(text)
    case .bool where ["true", "false"].contains(text.lowercased()): return .bare(text.lowercased())
    default: return .text(text)
    }
  }

  /// Whether lists can be put in the order of it.
  func isOrdered(_ name: String) -> Bool {
    switch types[name] {
    case .keyword, .int, .double, .bool, .datetime: true
    default: false
    }
  }
}

extension IndexedValueType {
  /// Its name as operators know it.
  var word: String {
    switch self {
    case .text: "Text"
    case .keyword: "Keyword"
    case .int: "Int"
    case .double: "Double"
    case .bool: "Bool"
    case .datetime: "Datetime"
    case .keywordList: "KeywordList"
    default: "Unknown"
    }
  }
}
