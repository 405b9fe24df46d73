import TemporalAPI

/// Shows a history that was saved as a file. Nothing of it is kept or sent to the server.
enum ImportPage {
  static let routes: [Route] = [
    .page("/import") { visit in .page(page(Model(visit))) },
    .form("/import") { visit in
      // Not trimmed and not looked up twice: this text can be tens of megabytes.
      let text = visit.form.pairs.first { $0.name == "history" }?.value ?? ""
      do {
        return .page(page(Model(visit, history: ImportedHistory(try HistoryDocument.read(Array(text.utf8)), visit))))
      } catch let fault as HistoryDocument.Fault {
        return .page(page(Model(visit, failure: text.isEmpty ? "Choose a file or paste a history." : fault.sentence), status: 400))
      }
    },
  ]

  private static func page(_ model: Model, status: Int = 200) -> Page {
    Page(template: "pages/import", title: "Import a history", model: model, place: .importing, status: status)
  }

  private struct Model: Sendable {
    let action: String
    let failure: String?
    let history: ImportedHistory?

    init(_ visit: Visit, history: ImportedHistory? = nil, failure: String? = nil) {
      action = visit.links.path("import")
      self.history = history
      self.failure = failure
    }
  }
}
