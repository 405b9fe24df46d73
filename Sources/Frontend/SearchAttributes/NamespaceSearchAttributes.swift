import HistoryEngine
import HistoryRecords
import HistoryService
import Model
import TemporalAPI

extension NamespaceRecord {
  /// The custom search attributes with their types.
  var customSearchAttributes: [String: IndexedValueType] {
    searchAttributes.mapValues { IndexedValueType(rawValue: Int($0)) ?? .unspecified }
  }

  /// Adds custom search attributes. One that is there with the same type stays; with another type the call is refused whole.
  mutating func add(_ attributes: [String: IndexedValueType]) throws(ServiceError) {
    for (name, type) in attributes.sorted(by: { $0.key < $1.key }) {
      if name.isEmpty { throw .invalidArgument("A search attribute's name is empty.") }
      if SystemSearchAttributes.reserves(name) { throw .invalidArgument("Search attribute \(name) is reserved by system.") }
      guard type.typeName != nil else { throw .invalidArgument("Unknown search attribute type: \(type.rawValue).") }
      if let present = customSearchAttributes[name], present != type {
        throw ServiceError(
          .alreadyExists, "Search attribute \(name) exists already, with type \(present.typeName ?? "unknown"); remove it first.")
      }
      searchAttributes[name] = Int32(type.rawValue)
    }
  }

  /// Removes custom search attributes; those that are not there are passed over. What rules of retention go by stays: the call is refused whole.
  mutating func remove(_ names: [String]) throws(ServiceError) {
    let rules = retentionRules
    for name in names {
      if SystemSearchAttributes.all[name] != nil {
        throw .invalidArgument("Unable to remove non-custom search attributes: \(name).")
      }
      searchAttributes[name] = nil
    }
    guard retentionRules == rules else {
      throw ServiceError(
        .failedPrecondition, "Unable to remove search attributes that \(RetentionRules.key) goes by: \(names.joined(separator: ", ")).")
    }
  }
}
