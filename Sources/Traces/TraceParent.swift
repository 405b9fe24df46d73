public import Tracing

/// A span's place in its trace, as W3C's `traceparent` header writes it.
public struct TraceParent: Hashable, Sendable, CustomStringConvertible {
  /// The header's name.
  public static let header = "traceparent"

  /// 16 bytes that all spans of a trace share.
  public var traceID: TraceID
  public var spanID: UInt64
  /// Whether spans of the trace are recorded.
  public var isSampled: Bool

  public init(traceID: TraceID, spanID: UInt64, isSampled: Bool) {
    self.traceID = traceID
    self.spanID = spanID
    self.isSampled = isSampled
  }

  /// Reads the header; nil for what is none. Versions to come may say more behind what is known.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].utf8.count == 2, let version = UInt8(lowerHex: parts[0]), version != 0xff,
      version != 0 || parts.count == 4, parts[1].utf8.count == 32, parts[2].utf8.count == 16, parts[3].utf8.count == 2,
      let high = UInt64(lowerHex: parts[1].prefix(16)), let low = UInt64(lowerHex: parts[1].suffix(16)),
      let spanID = UInt64(lowerHex: parts[2]), let flags = UInt8(lowerHex: parts[3]), high | low != 0, spanID != 0
    else { return nil }
    self.init(traceID: TraceID(high: high, low: low), spanID: spanID, isSampled: flags & 1 != 0)
  }

  public var description: String { "00-\(traceID)-\(spanID.hex)-\(isSampled ? "01" : "00")" }
}

/// Names a trace.
public struct TraceID: Hashable, Sendable, CustomStringConvertible {
  public var high: UInt64
  public var low: UInt64

  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// 32 hexadecimal digits.
  public var description: String { high.hex + low.hex }
}

extension UInt64 {
  /// 16 hexadecimal digits.
  var hex: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension FixedWidthInteger {
  /// Reads hexadecimal digits in lower case, and nothing else.
  fileprivate init?(lowerHex text: Substring) {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else { return nil }
    self.init(text, radix: 16)
  }
}

/// Where a context keeps the span that it belongs to.
enum TraceParentKey: ServiceContextKey {
  typealias Value = TraceParent
}

extension ServiceContext {
  /// The span that what is done in this context belongs to; nil: none.
  public var traceParent: TraceParent? {
    get { self[TraceParentKey.self] }
    set { self[TraceParentKey.self] = newValue }
  }
}
