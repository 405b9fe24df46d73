public import Model

/// A value bound to a statement's placeholder.
public enum SQLValue: Sendable, Hashable {
  case null
  case integer(Int64)
  case real(Double)
  case blob([UInt8])
  /// UTF-8 that is compared byte for byte, and may hold NUL: a driver whose text type cannot do that uses bytes.
  case text(String)
  /// Bound as the 16 bytes in network order, so that ids sort as they do in Swift.
  case id(UniqueID)
}
