import Model
import Persistence
import VisibilityQuery

/// Where what the index of lists has of a run departs from what it should have, column by column.
struct IndexDifferences {
  /// A sentence for each column that differs, by the name that queries have for it.
  private(set) var sentences: [String] = []

  init(_ found: IndexedExecution, from entry: VisibilityEntry) {
    compare("the namespace", found.namespaceID.description, entry.key.workflow.ownerID.description)
    let indexed = VisibleExecution(
      key: ExecutionKey(namespaceID: entry.key.namespaceID, workflowID: found.workflowID, runID: entry.key.runID), record: found.record,
      size: found.size)
    let wanted = VisibleExecution(key: entry.key, record: entry.record.asIndexed, size: entry.size)
    // A duration is made of two of the others.
    for attribute in VisibilityAttribute.allCases where attribute != .executionDuration {
      let field = QueryField(attribute.rawValue, .keyword)
      compare(attribute.rawValue, Self.text(indexed.values(field)), Self.text(attribute.stored(wanted.values(field))))
    }
    let names = Set(indexed.record.attributes.keys).union(wanted.record.attributes.keys)
    for name in names.sorted() {
      compare(name, Self.text(indexed.record.attributes[name]), Self.text(wanted.record.attributes[name]))
    }
    sentences += found.misplacedAttributes.map { "\($0) has rows of another namespace" }
  }

  private mutating func compare(_ name: String, _ found: String, _ wanted: String) {
    if found != wanted { sentences.append("\(name) is \(found) where \(wanted) is right") }
  }

  private static func text(_ values: [QueryValue]) -> String {
    values.isEmpty ? "nothing" : values.map(\.shown).joined(separator: ", ")
  }

  /// An attribute with its type, which is part of what it is found by.
  private static func text(_ value: AttributeValue?) -> String {
    guard let value, !value.values.isEmpty else { return "nothing" }
    return "\(text(value.values)) (type \(value.storedType))"
  }
}

extension VisibilityAttribute {
  /// The values as the index can have them: lists within a row cannot hold their separator.
  fileprivate func stored(_ values: [QueryValue]) -> [QueryValue] {
    guard self == .buildIDs || self == .binaryChecksums else { return values }
    let texts = values.compactMap { value in if case .text(let text) = value { text } else { nil } }
    return StoredList.stored(texts).map { StoredList.elements(of: $0).map(QueryValue.text) } ?? []
  }
}

extension QueryValue {
  fileprivate var shown: String {
    switch self {
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): "'\(text)'"
    }
  }
}
