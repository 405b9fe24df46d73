import FoundationEssentials
import TemporalAPI

/// What the page before a batch job shows.
struct BulkModel: Sendable {
  let heading: String
  let explanation: String
  let action: String
  let operation: String
  let label: String
  let job: String
  /// The list that it began from, and its address.
  let list: String
  let many: String
  let backHref: String
  /// Nil: single ones are meant.
  let query: String?
  let targets: [Target]
  let problem: String?
  let reason: String
  let isReset: Bool
  let isSignal: Bool
  let isHarmful: Bool
  let isFromLast: Bool
  let dropsSignals: Bool
  let dropsUpdates: Bool
  let signalName: String?
  let signalInput: String?

  /// One that is meant.
  struct Target: Sendable {
    let key: String
    let id: String
    let href: String
  }

  init(_ kind: BulkOperation, _ target: BulkTarget, count: Int?, address: ListAddress, problem: String?, visit: Visit) {
    let place = address.list
    let number = count.map { $0 == 1 ? "1 \(place.one)" : "\(CountText.text($0)) \(place.many)" } ?? "all \(place.many) that match"
    heading = kind == .cancel ? "Request cancellation of \(number)" : "\(kind.label) \(number)"
    explanation = kind.explanation(place.one)
    action = address.tool(visit, "batch")
    operation = kind.rawValue
    label = kind.label
    job = visit.form["job"] ?? UUID().uuidString.lowercased()
    list = visit.form["list"] ?? ""
    many = place.many
    backHref = address.href(visit)
    switch target {
    case .query(let text): (query, targets) = (text, [])
    case .executions(let executions):
      query = nil
      targets = executions.map {
        Target(key: BulkTarget.key($0), id: $0.businessID, href: place.href(visit, $0))
      }
    }
    self.problem = problem
    reason = visit.form["reason"] ?? "\(kind.label) from the web UI"
    (isReset, isSignal, isHarmful) = (kind == .reset, kind == .signal, kind.isHarmful)
    isFromLast = visit.form["reset-to"] == "last"
    dropsSignals = visit.form.has("drop-signals")
    dropsUpdates = visit.form.has("drop-updates")
    signalName = visit.form["signal-name"]
    signalInput = visit.form["signal-input"]
  }
}
