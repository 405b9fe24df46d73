import HTTPServer

/// Which columns a reader wants, and in which order: kept in a cookie, so that the page comes with them.
struct ColumnChoice: Sendable, Hashable {
  private static let most = 40

  let list: ListPlace
  /// Their names.
  let names: [String]

  init(names: [String], _ list: ListPlace) {
    self.list = list
    self.names = names.isEmpty ? list.usualColumns : Array(names.prefix(Self.most))
  }

  init(_ visit: Visit, _ list: ListPlace) {
    let kept = Cookies(visit.request.headers["cookie"] ?? "")[list.columnsCookie] ?? ""
    self.init(names: kept.split(separator: "!").map { PercentText.decode($0) }, list)
  }

  /// What a form says: `show` for each column that is wanted, and `place-<name>` for where. Equal places stay in the form's order.
  init(_ form: Fields, _ list: ListPlace) {
    let shown = form.all("show").enumerated().map { index, name in
      (name: name, place: form["place-" + name].flatMap { Int($0) } ?? index + 1, index: index)
    }
    self.init(names: shown.sorted { ($0.place, $0.index) < ($1.place, $1.index) }.map(\.name), list)
  }

  /// Those of a namespace's columns that are chosen. What this namespace has not is left out.
  func columns<Row>(of all: [Column<Row>]) -> [Column<Row>] {
    let chosen = names.compactMap { name in all.first { $0.name == name } }
    return chosen.isEmpty ? all.filter { list.usualColumns.contains($0.name) } : chosen
  }

  /// The cookie that keeps it, for a year.
  func setCookie(path: String) -> String {
    let text = names.map(PercentText.encode).joined(separator: "!")
    return "\(list.columnsCookie)=\(text); Path=\(path); Max-Age=31536000; SameSite=Strict; HttpOnly"
  }
}
