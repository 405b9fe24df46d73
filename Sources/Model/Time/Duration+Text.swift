extension Duration {
  /// Reads a duration as Go prints it, which is how Temporal's settings and `@every` schedules are written: `10s`, `1h30m`, `250ms`, `-1.5s`;
  /// nil for anything else and for what does not fit into 292 years.
  public init?(text: some StringProtocol) {
    let units: [(name: String, nanoseconds: Double)] = [
      ("ns", 1), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9),
    ]
    var rest = Substring(text)
    let isNegative = rest.hasPrefix("-")
    if isNegative || rest.hasPrefix("+") { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isNumber || $0 == "." }
      let name = rest.dropFirst(number.count).prefix { !$0.isNumber && $0 != "." }
      guard let amount = Double(number), let unit = units.first(where: { $0.name == name }) else { return nil }
      total += amount * unit.nanoseconds
      rest = rest.dropFirst(number.count + name.count)
    }
    guard total < 9e18 else { return nil }
    self = .nanoseconds(Int64(isNegative ? -total : total))
  }
}
