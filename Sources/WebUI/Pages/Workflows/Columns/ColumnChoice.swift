import HTTPServer

/// Which columns a reader wants, and in which order: kept in a cookie, so that the page comes with them.
struct ColumnChoice: Sendable, Hashable {
  static let cookie = "temporal-columns"
  private static let most = 40

  /// Their names.
  let names: [String]

  init(names: [String]) {
    self.names = names.isEmpty ? Column.usual : Array(names.prefix(Self.most))
  }

  init(_ visit: Visit) {
    let kept = Cookies(visit.request.headers["cookie"] ?? "")[Self.cookie] ?? ""
    self.init(names: kept.split(separator: "!").map { PercentText.decode($0) })
  }

  /// What a form says: `show` for each column that is wanted, and `place-<name>` for where. Equal places stay in the form's order.
  init(_ form: Fields) {
    let shown = form.all("show").enumerated().map { index, name in
      (name: name, place: form["place-" + name].flatMap { Int($0) } ?? index + 1, index: index)
    }
    self.init(names: shown.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.name))
  }

  /// Those of a namespace's columns that are chosen. What this namespace has not is left out.
  func columns(of all: [Column]) -> [Column] {
    let chosen = names.compactMap { name in all.first { $0.name == name } }
    return chosen.isEmpty ? all.filter { Column.usual.contains($0.name) } : chosen
  }

  /// The cookie that keeps it, for a year.
  func setCookie(path: String) -> String {
    let text = names.map(PercentText.encode).joined(separator: "!")
    return "\(Self.cookie)=\(text); Path=\(path); Max-Age=31536000; SameSite=Strict; HttpOnly"
  }
}
