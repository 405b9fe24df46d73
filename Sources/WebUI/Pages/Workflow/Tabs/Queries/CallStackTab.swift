import JSONText
import TemporalAPI

/// Where a workflow's code stands: the stack of each of its coroutines, as its worker tells it.
enum CallStackTab {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/workflows/{workflow}/{run}/call-stack") { visit in
      let described = try await WorkflowPages.describe(visit)
      let model = await Model(described, visit)
      return .page(Page(template: "pages/workflow-call-stack", title: visit["workflow"], model: model, place: .workflows))
    }
  ]

  private struct Model: Sendable {
    let head: WorkflowHead
    let isAllowed: Bool
    /// The address of this page, to ask again.
    let again: String
    /// The same with or without sources.
    let other: StuckPanel.TextLink
    /// Asks though no worker seems to be there; nil: it was asked.
    let anyway: String?
    let text: String?
    let stacks: [CallStack]
    let refusal: String?
    let detail: String?
    let took: String?

    init(_ described: DescribeWorkflowExecutionResponse, _ visit: Visit) async {
      let execution = described.workflowExecutionInfo.execution
      func link(_ query: [(String, String)]) -> String {
        visit.links.workflow(visit.namespace, execution.workflowID, execution.runID, "call-stack", query: query)
      }
      let isEnhanced = visit.query["with"] == "sources"
      head = await WorkflowHead(described, tab: .callStack, asking: visit)
      isAllowed = visit.allows(.query)
      again = link(isEnhanced ? [("with", "sources")] : [])
      other =
        isEnhanced
        ? StuckPanel.TextLink(label: "As text", href: link([]))
        : StuckPanel.TextLink(label: "With sources", href: link([("with", "sources")]))
      let complaint = await isAllowed && visit.query["ask"] == nil ? QueryableWorker.complaint(visit, described) : nil
      anyway = complaint == nil ? nil : link([("ask", "yes")])
      guard isAllowed, complaint == nil else {
        (text, stacks, detail, took) = (nil, [], nil, nil)
        refusal = complaint.map { $0 + " A call stack comes from the worker that runs the workflow." }
        return
      }
      let call = await QueryCall.ask(visit, isEnhanced ? "__enhanced_stack_trace" : "__stack_trace")
      let value = call.result?.payloads.first.map { PayloadView($0) }
      stacks = isEnhanced ? CallStack.all(value?.json ?? .null) : []
      text = stacks.isEmpty ? value.map { $0.json.text ?? $0.text } : nil
      refusal = call.refusal
      detail = call.detail
      took = DurationText.text(call.seconds)
    }
  }
}

/// The stack of one coroutine, with the lines of source that its SDK gave.
struct CallStack: Sendable, Hashable {
  let number: Int
  let frames: [Frame]

  /// A place in the code.
  struct Frame: Sendable, Hashable {
    let function: String
    let place: String
    /// The line, where its file was told.
    let source: String?
    /// Whether it is the SDK's own code.
    let isInternal: Bool
  }

  /// The stacks of an `EnhancedStackTrace` in JSON; none where it is something else.
  static func all(_ trace: JSON) -> [CallStack] {
    trace.list("stacks").enumerated().map { index, stack in
      CallStack(number: index + 1, frames: stack.list("locations").map { Frame($0, sources: trace["sources"] ?? .null) })
    }
  }
}

extension CallStack.Frame {
  init(_ location: JSON, sources: JSON) {
    let file = location.first("file_path", "filePath")?.text ?? ""
    let line = location["line"].flatMap(\.int) ?? 0
    function = location.first("function_name", "functionName")?.text ?? "?"
    place = line > 0 ? "\(file):\(line)" : file
    isInternal = location.first("internal_code", "internalCode") == .bool(true)
    // SDKs give one slice of a file or several.
    let slices = sources[file].map { slices -> [JSON] in if case .array(let list) = slices { list } else { [slices] } } ?? []
    source =
      slices.lazy.compactMap { slice -> String? in
        let offset = slice.first("line_offset", "lineOffset").flatMap(\.int) ?? 0
        let lines = slice["content"]?.text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
        let index = line - 1 - offset
        return lines.indices.contains(index) ? String(lines[index]).trimmed : nil
      }.first
  }
}

extension JSON {
  /// The values of an array under that name.
  fileprivate func list(_ name: String) -> [JSON] {
    guard case .array(let values)? = self[name] else { return [] }
    return values
  }

  fileprivate func first(_ names: String...) -> JSON? { names.lazy.compactMap { self[$0] }.first }

  fileprivate var int: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text)
  }
}
