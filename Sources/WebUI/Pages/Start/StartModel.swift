import TemporalAPI

/// What the form's template shows.
struct StartModel: Sendable {
  let action: String
  let pollersHref: String
  let backHref: String
  /// The workflow that this one is to be like.
  let like: String?
  let request: String
  /// What is wrong with the whole.
  let problem: String?
  let isProblematic: Bool
  let id: FieldView
  let queue: FieldView
  let type: FieldView
  /// Who polls the queue; nil: no queue is named yet.
  let pollers: PollerWords?
  let inputs: [Input]
  let attributes: [Attribute]
  let attributeNames: [AttributeName]
  let sections: [Section]
  let proposals: StartProposals

  /// An input, by its place.
  struct Input: Sendable {
    let number: Int
    let text: String?
    let encodings: [FieldView.Option]
    let messageType: String?
    let problem: String?
  }

  /// A search attribute's value.
  struct Attribute: Sendable {
    let number: Int
    let name: String?
    let text: String?
    let problem: String?
  }

  /// A search attribute that can be set.
  struct AttributeName: Sendable {
    let name: String
    let type: String
  }

  /// Fields that belong together and are seldom needed.
  struct Section: Sendable {
    let id: String
    let title: String
    let isOpen: Bool
    let fields: [FieldView]
  }

  init(
    _ form: StartForm, problems: FormErrors, problem: String?, attributes types: AttributeTypes, pollers: PollerWords?,
    proposals: StartProposals, like: String?, visit: Visit
  ) {
    let fields = StartFields(form: form, problems: problems)
    action = visit.links.namespace(visit.namespace, "workflows", "start")
    pollersHref = visit.links.namespace(visit.namespace, "workflow-list", "pollers")
    backHref = visit.links.namespace(visit.namespace, "workflows")
    self.like = like
    request = form["request"] ?? ""
    self.problem = problem
    isProblematic = problem != nil || !problems.isEmpty
    (id, queue, type) = (fields.id, fields.queue, fields.type)
    self.pollers = pollers
    self.proposals = proposals
    let given = form.inputs.isEmpty ? [ArgumentInput(text: "")] : form.inputs
    inputs = given.enumerated().map { Input($1, at: $0, problems) }
    let values = form.attributes.isEmpty ? [StartForm.AttributeValue(name: "", text: "")] : form.attributes
    attributes = values.enumerated().map { index, value in
      Attribute(
        number: index + 1, name: value.name.isEmpty ? nil : value.name, text: value.text, problem: problems["attribute-\(index)"])
    }
    attributeNames = types.custom.map { AttributeName(name: $0, type: types.types[$0]?.word ?? "Keyword") }
    sections = [
      Section("policies", "If the ID is taken", fields.policies), Section("times", "Times", fields.times),
      Section("retries", "Retry policy", fields.retries), Section("words", "Summary, details and memo", fields.words),
      Section("priority", "Priority and fairness", fields.priorities),
    ]
  }
}

extension StartModel.Section {
  /// Open where something stands in it.
  fileprivate init(_ id: String, _ title: String, _ fields: [FieldView]) {
    self.init(id: id, title: title, isOpen: fields.contains { !$0.value.isEmpty || $0.error != nil }, fields: fields)
  }
}

extension StartModel.Input {
  fileprivate init(_ input: ArgumentInput, at index: Int, _ problems: FormErrors) {
    number = index + 1
    text = input.text
    encodings = ArgumentInput.Encoding.allCases.map {
      FieldView.Option(value: $0.rawValue, label: $0.words, isSelected: $0 == input.encoding)
    }
    messageType = input.messageType.isEmpty ? nil : input.messageType
    problem = problems["input-\(index)"]
  }
}
