/// A sentence with moments in it, which a page writes the way its reader chose.
struct Telling: Sendable, Hashable {
  /// Words, or a moment.
  struct Piece: Sendable, Hashable {
    let text: String?
    let time: TimeView?
  }

  private(set) var pieces: [Piece]

  /// The sentence as text, its moments in UTC.
  var plain: String { pieces.map { $0.text ?? $0.time?.text ?? "" }.joined() }

  static func + (left: Telling, right: Telling) -> Telling {
    var sum = left
    sum.pieces += right.pieces
    return sum
  }
}

extension Telling: ExpressibleByStringInterpolation {
  /// Collects the pieces of a sentence as it is written.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { pieces.append(Piece(text: text, time: nil)) }
    }

    mutating func appendInterpolation(_ text: String) { appendLiteral(text) }

    mutating func appendInterpolation(_ number: some BinaryInteger) { appendLiteral("\(number)") }

    mutating func appendInterpolation(_ time: TimeView) { pieces.append(Piece(text: nil, time: time)) }

    mutating func appendInterpolation(_ telling: Telling) { pieces += telling.pieces }
  }

  init(stringLiteral text: String) {
    pieces = text.isEmpty ? [] : [Piece(text: text, time: nil)]
  }

  init(stringInterpolation written: StringInterpolation) {
    pieces = written.pieces
  }
}
