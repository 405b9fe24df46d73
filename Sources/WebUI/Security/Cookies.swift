/// The cookies of a request.
struct Cookies {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  subscript(name: String) -> String? {
    for part in text.split(separator: ";") {
      let halves = part.trimmingPrefix(while: { $0 == " " }).split(separator: "=", maxSplits: 1)
      if halves.count == 2, halves[0] == name { return String(halves[1]) }
    }
    return nil
  }
}
