import Model
public import TemporalAPI

extension SearchAttributes {
  /// Why these cannot be set in the namespace that `rules` speaks of, as a sentence; nil when they can.
  ///
  /// Sizes are a matter of their own: see `sizeProblem(rules:)`.
  public func problem(rules: Rules) -> String? {
    for (name, payload) in indexedFields.sorted(by: { $0.key < $1.key }) {
      if SystemSearchAttributes.fixed[name] != nil { return "\(name) attribute can't be set in SearchAttributes" }
      guard let types = rules.searchAttributeTypes else { continue }
      guard let type = types[name] else {
        return "Namespace \(rules.namespaceName) has no mapping defined for search attribute \(name)"
      }
      let value = SearchAttributeValue(payload)
      if case .null = value { continue }
      guard value.fits(type) else {
        return "invalid value for search attribute \(name) of type \(type.typeName ?? "unknown"): \(value.display)"
      }
    }
    return nil
  }

  /// Which limit on search attributes these are over, as a sentence; nil when none.
  public func sizeProblem(rules: Rules) -> String? {
    for (name, payload) in indexedFields.sorted(by: { $0.key < $1.key })
    where payload.data.count > rules.maximumSearchAttributeValueBytes {
      return "search attribute \(name) value size \(payload.data.count) exceeds size limit \(rules.maximumSearchAttributeValueBytes)"
    }
    if indexedFields.count > rules.maximumSearchAttributes {
      return "number of search attributes \(indexedFields.count) exceeds limit \(rules.maximumSearchAttributes)"
    }
    let bytes = indexedFields.reduce(0) { $0 + $1.key.utf8.count + $1.value.data.count }
    if bytes > rules.maximumSearchAttributesBytes {
      return "total size of search attributes \(bytes) exceeds size limit \(rules.maximumSearchAttributesBytes)"
    }
    return nil
  }

  /// Without those that say null.
  public var withoutNulls: SearchAttributes {
    var set = self
    set.indexedFields = indexedFields.filter { !$0.value.isNull }
    return set
  }
}

extension Turn {
  func requireSettable(_ attributes: SearchAttributes) throws(CommandFailure) {
    if let problem = attributes.problem(rules: rules) { throw CommandFailure(.badSearchAttributes, problem) }
    if let problem = attributes.sizeProblem(rules: rules) { throw CommandFailure(.badSearchAttributes, problem, terminates: true) }
  }
}
