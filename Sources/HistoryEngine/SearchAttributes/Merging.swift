public import TemporalAPI

extension SearchAttributes {
  /// The attributes with each payload's type written into its metadata, as events and descriptions show them.
  public func typed(by rules: Rules) -> SearchAttributes {
    rules.searchAttributeTypes.map { typed(by: $0) } ?? self
  }

  /// The same with the types of a namespace's attributes.
  public func typed(by types: [String: IndexedValueType]) -> SearchAttributes {
    var typed = self
    for (name, payload) in indexedFields {
      guard let type = types[name]?.typeName, payload.metadata["type"] == nil else { continue }
      typed.indexedFields[name]?.metadata["type"] = Array(type.utf8).asData
    }
    return typed
  }

  /// The attributes after an upsert: a payload that says null removes its key.
  func merging(_ upsert: SearchAttributes) -> SearchAttributes {
    var merged = self
    for (name, payload) in upsert.indexedFields { merged.indexedFields[name] = payload.isNull ? nil : payload }
    return merged
  }
}

extension Memo {
  /// The memo after an upsert: a payload that says null, or is empty, removes its key.
  func merging(_ upsert: Memo) -> Memo {
    var merged = self
    for (name, payload) in upsert.fields { merged.fields[name] = payload.isNull ? nil : payload }
    return merged
  }
}
