import GRPCWire

/// What happened, and what to do about it.
enum ErrorPage {
  /// What the template shows.
  struct Model: Sendable {
    let heading: String
    let text: String
    /// The server's own words.
    let detail: String?
    let advice: String
    let back: String
  }

  /// The page of a failure, under its HTTP status.
  static func page(for error: any Error, visit: Visit) -> Page {
    let back = visit.links.namespace(visit.namespace, "workflows")
    switch error {
    case let error as GRPCError:
      let told = told(error.code)
      let model = Model(heading: told.heading, text: told.text, detail: error.message, advice: told.advice, back: back)
      return Page(template: "pages/error", title: told.heading, model: model, status: told.status)
    case let failure as PageFailure:
      let (status, heading, text, advice) = told(failure)
      let model = Model(heading: heading, text: text, detail: nil, advice: advice, back: back)
      return Page(template: "pages/error", title: heading, model: model, status: status)
    default:
      let model = Model(
        heading: "This page cannot be shown", text: "Something went wrong while it was made.", detail: "\(error)",
        advice: "Try again. If it stays, look at the server's log.", back: back)
      return Page(template: "pages/error", title: model.heading, model: model, status: 500)
    }
  }

  private static func told(_ code: GRPCStatusCode) -> (status: Int, heading: String, text: String, advice: String) {
    switch code {
    case .notFound:
      (404, "Not found", "The server knows nothing of that name.", "It may have been deleted, or its retention may be over.")
    case .permissionDenied:
      (403, "No permission", "You may not see or do this here.", "Ask whoever gives rights for this namespace.")
    case .unauthenticated: (401, "Not signed in", "The server wants to know who you are.", "Sign in, or come with a valid token.")
    case .invalidArgument: (400, "That cannot be asked", "The server does not take a value as it is.", "Correct it and try again.")
    case .failedPrecondition, .alreadyExists, .aborted:
      (409, "Not in this state", "What you asked for does not fit what is there.", "Look at the present state, then try again.")
    case .resourceExhausted: (429, "Too much at once", "A limit of the server is reached.", "Wait a moment, then try again.")
    case .unavailable, .deadlineExceeded:
      (
        503, "The server does not answer", "There is no answer from the Temporal server now.",
        "Check that it runs; this page can be loaded again."
      )
    case .unimplemented: (501, "Not offered", "This server does not offer that.", "A newer server may.")
    default: (500, "The server failed", "The server could not do what was asked.", "Try again. If it stays, look at the server's log.")
    }
  }

  private static func told(_ failure: PageFailure) -> (Int, String, String, String) {
    switch failure {
    case .noPage: (404, "No such page", "There is nothing at this address.", "Begin at the list of workflows.")
    case .wrongVerb(let verb): (405, "Not that way", "Nothing is done here with \(verb).", "Begin at the list of workflows.")
    case .foreignForm:
      (
        403, "The form is too old", "It was not sent from a page that this browser just read.",
        "Go back, load the page again, and send it once more."
      )
    case .switchedOff(let action):
      (
        403, "Switched off", "\(action.rawValue): the operator of this UI has switched that off.",
        "It can still be done with a client or the command line."
      )
    case .badField(let name, let reason): (400, "That cannot be used", "\(name): \(reason)", "Go back and correct it.")
    }
  }
}
