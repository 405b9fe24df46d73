/// A form of a version's page, and where what it adds is removed.
struct VersionForm: Sendable {
  let action: String
  let remove: String
  let fields: [FieldView]
  let checks: [CheckView]
  let problem: String?
  let isOpen: Bool

  init(action: String, remove: String, fields: [FieldView], checks: [CheckView] = [], trouble: FormFailure?) {
    self.action = action
    self.remove = remove
    self.fields = fields.marked(trouble?.fields ?? [:])
    self.checks = checks
    problem = trouble.map { $0.fields.isEmpty ? $0.text : "Some fields cannot be used as they are." }
    isOpen = trouble != nil
  }
}

/// Why a form of a version's page was not taken.
struct VersionTrouble: Sendable {
  let metadata: FormFailure?
  let compute: FormFailure?
  /// The HTTP status of the page that says it.
  let status: Int

  /// Which of the forms.
  enum Form: Sendable {
    case metadata, compute
  }

  init(_ form: Form, _ failure: FormFailure) {
    metadata = form == .metadata ? failure : nil
    compute = form == .compute ? failure : nil
    status = failure.status
  }
}
