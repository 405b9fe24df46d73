/// The 32-bit fingerprint of FarmHash, which the original spreads scheduled times by: the same schedule must fire at the same times here.
enum Fingerprint {
  private static let c1: UInt32 = 0xcc9e_2d51
  private static let c2: UInt32 = 0x1b87_3593

  /// - Parameter bytes: More than 24; the algorithm has other ways for fewer, which no schedule needs.
  static func of(_ bytes: [UInt8]) -> UInt32 {
    let count = UInt32(truncatingIfNeeded: bytes.count)
    func word(_ index: Int) -> UInt32 { (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) } }
    func tail(_ distance: Int) -> UInt32 { rotate(word(bytes.count - distance) &* c1, 17) &* c2 }
    var h = stir(stir(count ^ tail(4)) ^ tail(16))
    var g = stir(stir(c1 &* count ^ tail(8)) ^ tail(12))
    var f = rotate(c1 &* count &+ tail(20), 19) &+ 113
    for start in stride(from: 0, to: (bytes.count - 1) / 20 * 20, by: 20) {
      let (a, b, c, d, e) = (word(start), word(start + 4), word(start + 8), word(start + 12), word(start + 16))
      h = mix(d, h &+ a) &+ e
      g = mix(c, g &+ b) &+ a
      f = mix(b &+ e &* c1, f &+ c) &+ d
      f = f &+ g
      g = g &+ f
    }
    g = rotate(rotate(g, 11) &* c1, 17) &* c1
    f = rotate(rotate(f, 11) &* c1, 17) &* c1
    h = rotate(stir(h &+ g), 17) &* c1
    return rotate(stir(h &+ f), 17) &* c1
  }

  private static func rotate(_ value: UInt32, _ bits: UInt32) -> UInt32 { value >> bits | value << (32 - bits) }

  private static func stir(_ value: UInt32) -> UInt32 { rotate(value, 19) &* 5 &+ 0xe654_6b64 }

  private static func mix(_ a: UInt32, _ h: UInt32) -> UInt32 { stir(h ^ rotate(a &* c1, 17) &* c2) }
}

/// By how much a scheduled time is moved.
enum Jitter {
  /// Between nothing and `limit`, in nanoseconds of whole milliseconds, always the same for the same time (a second of the Unix epoch) and seed.
  static func nanoseconds(at nominal: Int64, limit: Duration, seed: String) -> Int64 {
    let milliseconds = UInt64(max(0, min(limit / .milliseconds(1), Double(UInt32.max))))
    guard milliseconds > 0 else { return 0 }
    // The time as Go's runtime serializes it: version, seconds since the year 1, nanoseconds, and UTC's mark.
    var bytes: [UInt8] = [1]
    let seconds = UInt64(bitPattern: nominal + 62_135_596_800)
    for shift in stride(from: UInt64(56), through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: seconds >> shift)) }
    bytes += [0, 0, 0, 0, 0xff, 0xff]
    bytes += seed.utf8
    guard bytes.count > 24 else { return 0 }
    return Int64((UInt64(Fingerprint.of(bytes)) * milliseconds) >> 32) * 1_000_000
  }
}
