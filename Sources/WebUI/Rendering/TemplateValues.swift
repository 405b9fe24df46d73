/// What templates find, with structures as dictionaries.
///
/// Mustache looks a name up by reflection, which reads every property of a structure for every name, and of each around it when the name is not
/// there: half of what a list of a hundred workflows took. Here every property is read once.
enum TemplateValues {
  /// The same value, whatever is in it; nil for a missing one, which a name's look-up passes over.
  static func of(_ value: Any) -> Any? {
    switch value {
    case is String, is Bool, is Int, is Double: return value
    // It says itself how it is shown or looked into.
    case is any CustomStringConvertible where !(value is [Any]): return shown(value)
    default: return reflected(value)
    }
  }

  private static func shown(_ value: Any) -> Any? {
    (value as? [String: Any])?.compactMapValues(of) ?? value
  }

  private static func reflected(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.flatMap { of($0.value) }
    case .collection: return mirror.children.map { of($0.value) ?? $0.value }
    case .struct:
      var found: [String: Any] = [:]
      for case (let name?, let child) in mirror.children { found[name] = of(child) }
      return found
    default: return value
    }
  }
}
