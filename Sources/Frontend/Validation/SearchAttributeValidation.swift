import HistoryEngine
import HistoryRecords
import Model
import TemporalAPI

extension SearchAttributes {
  /// The attributes to start a workflow with: known, settable, of their types and within the limits. Those that say null are left out.
  func validated(in namespace: Namespace, rules: Rules) throws(ServiceError) -> SearchAttributes {
    if indexedFields.isEmpty { return self }
    var valid = SearchAttributes()
    for (name, payload) in indexedFields.sorted(by: { $0.key < $1.key }) {
      if SystemSearchAttributes.fixed[name] != nil { throw .invalidArgument("\(name) attribute can't be set in SearchAttributes") }
      guard let type = namespace.settableSearchAttributes[name] else {
        throw .invalidArgument("Namespace \(namespace.name) has no mapping defined for search attribute \(name)")
      }
      let value = SearchAttributeValue(payload)
      if case .null = value { continue }
      guard value.fits(type) else {
        throw .invalidArgument("invalid value for search attribute \(name) of type \(type.typeName ?? "unknown"): \(value.display)")
      }
      if payload.data.count > rules.maximumSearchAttributeValueBytes {
        throw .invalidArgument(
          "search attribute \(name) value size \(payload.data.count) exceeds size limit \(rules.maximumSearchAttributeValueBytes)")
      }
      valid.indexedFields[name] = payload
    }
    if valid.indexedFields.count > rules.maximumSearchAttributes {
      throw .invalidArgument("number of search attributes \(valid.indexedFields.count) exceeds limit \(rules.maximumSearchAttributes)")
    }
    let bytes = valid.indexedFields.reduce(0) { $0 + $1.key.utf8.count + $1.value.data.count }
    if bytes > rules.maximumSearchAttributesBytes {
      throw .invalidArgument("total size of search attributes \(bytes) exceeds size limit \(rules.maximumSearchAttributesBytes)")
    }
    return valid
  }
}
