/// Reads a duration as Go prints it, which is how the original's settings are written: `10s`, `1h30m`, `250ms`; nil for anything else.
func duration(parsing text: String) -> Duration? {
  let nanoseconds: [(unit: String, size: Double)] = [
    ("ns", 1), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9), ("h", 3600e9),
  ]
  var rest = text[...]
  var total = 0.0
  guard !rest.isEmpty else { return nil }
  while !rest.isEmpty {
    let number = rest.prefix { $0.isNumber || $0 == "." }
    let name = rest.dropFirst(number.count).prefix { !$0.isNumber && $0 != "." }
    guard let amount = Double(number), let unit = nanoseconds.first(where: { $0.unit == name }) else { return nil }
    total += amount * unit.size
    rest = rest.dropFirst(number.count + name.count)
  }
  return total < 9e18 ? .nanoseconds(Int64(total)) : nil
}
