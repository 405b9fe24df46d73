import Foundation

/// A zone's rules as a TZif file says them (RFC 9636): the changes of its clocks, and a rule for the time after the last.
struct ZoneFile: Sendable, Hashable {
  private var changes: [Int64] = []
  /// The offset from each change on.
  private var offsets: [Int64] = []
  /// Before the first change.
  private var firstOffset: Int64 = 0
  private var footer: ZoneRule?

  /// Nil for what is no such file.
  init?(_ data: Data) {
    let bytes = [UInt8](data)
    guard let first = Header(bytes[...]) else { return nil }
    if first.version < UInt8(ascii: "2") {
      guard read(first, bytes.dropFirst(Header.size), wide: false) != nil else { return nil }
      return
    }
    // The second part says the same with times of 64 bits, and has the rule.
    let second = bytes.dropFirst(Header.size + first.size(wide: false))
    guard let header = Header(second), let rest = read(header, second.dropFirst(Header.size), wide: true) else { return nil }
    guard rest.first == UInt8(ascii: "\n"), let end = rest.dropFirst().firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    footer = ZoneRule(String(decoding: rest.dropFirst()[..<end], as: UTF8.self))
  }

  func offset(at second: Int64) -> Int64 {
    guard let last = changes.last, let first = changes.first else { return footer?.offset(at: second) ?? firstOffset }
    if second >= last, let footer { return footer.offset(at: second) }
    if second < first { return firstOffset }
    var low = 0
    var high = changes.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if changes[middle] <= second { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  private struct Header {
    static let size = 44
    let version: UInt8
    private let counts: [Int]

    init?(_ bytes: ArraySlice<UInt8>) {
      guard bytes.count >= Self.size, bytes.prefix(4).elementsEqual("TZif".utf8) else { return nil }
      version = bytes[bytes.startIndex + 4]
      counts = (0..<6).map { Int(Int64(bigEndian: bytes.dropFirst(20 + 4 * $0).prefix(4))) }
      guard counts.allSatisfy({ (0...100_000).contains($0) }), types > 0 else { return nil }
    }

    var changes: Int { counts[3] }
    var types: Int { counts[4] }

    func size(wide: Bool) -> Int {
      let width = wide ? 8 : 4
      return changes * (width + 1) + types * 6 + counts[5] + counts[2] * (width + 4) + counts[1] + counts[0]
    }
  }

  /// Reads one part; answers what follows it.
  private mutating func read(_ header: Header, _ bytes: ArraySlice<UInt8>, wide: Bool) -> ArraySlice<UInt8>? {
    let size = header.size(wide: wide)
    let width = wide ? 8 : 4
    guard bytes.count >= size else { return nil }
    let indices = bytes.dropFirst(header.changes * width).prefix(header.changes)
    let typeBytes = bytes.dropFirst(header.changes * (width + 1))
    let types = (0..<header.types).map { Int64(bigEndian: typeBytes.dropFirst(6 * $0).prefix(4)) }
    guard indices.allSatisfy({ Int($0) < types.count }) else { return nil }
    changes = (0..<header.changes).map { Int64(bigEndian: bytes.dropFirst(width * $0).prefix(width)) }
    offsets = indices.map { types[Int($0)] }
    firstOffset = types[0]
    return bytes.dropFirst(size)
  }
}

extension Int64 {
  /// A signed number of four or eight bytes, most significant first.
  fileprivate init(bigEndian bytes: ArraySlice<UInt8>) {
    let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    self = bytes.count == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
  }
}
