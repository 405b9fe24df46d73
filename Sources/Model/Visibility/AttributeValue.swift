/// A value of a search attribute, of one of Temporal's seven types.
public enum AttributeValue: Hashable, Sendable {
  case keyword(String)
  case keywordList([String])
  /// Prose: it is found by its words.
  case text(String)
  case int(Int64)
  case double(Double)
  case bool(Bool)
  case datetime(WallTime)
}
