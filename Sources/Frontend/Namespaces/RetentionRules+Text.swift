import HistoryRecords
import HistoryService
import Model
import SwiftProtobuf
import VisibilityQuery

/// The rules of retention as a namespace's data has them.
extension RetentionRules {
  /// The key of the data.
  static let key = "retentionRules"
  private static let largestCount = 100
  private static let example = #"[{"filter": "ExecutionStatus = 'Failed'", "retention": "720h"}]"#

  /// Reads a JSON list such as `[{"filter": "ExecutionStatus = 'Failed'", "retention": "720h"}]`; blank: no rules.
  ///
  /// Throws INVALID_ARGUMENT with the number of the rule that cannot be used and what is wrong with it, for a filter with the column.
  /// - Parameter schema: What filters may name.
  init(_ text: String, schema: QuerySchema) throws(ServiceError) {
    self.init()
    if text.allSatisfy(\.isWhitespace) { return }
    guard let list = try? Google_Protobuf_ListValue(jsonString: text) else {
      throw .rules("a JSON list is expected, such as \(Self.example)")
    }
    if list.values.count > Self.largestCount { throw .rules("\(list.values.count) rules are more than the \(Self.largestCount) allowed") }
    for (index, value) in list.values.enumerated() {
      do throws(RuleProblem) {
        rules.append(try Rule(value, schema: schema))
      } catch {
        throw .rules("rule \(index + 1): \(error.sentence)")
      }
    }
  }

  /// Refuses rules that keep workflows for less than is allowed.
  func require(shortest: Duration) throws(ServiceError) {
    guard let index = rules.firstIndex(where: { $0.retention < shortest }) else { return }
    let (seconds, least) = (rules[index].retention.components.seconds, shortest.components.seconds)
    throw .rules(
      "rule \(index + 1): a retention of \(seconds)s is shorter than the \(least)s that system.namespaceMinRetentionLocal allows")
  }
}

extension NamespaceRecord {
  /// The rules in the namespace's data. What cannot be read, because it was there before it meant anything, is no rule.
  var retentionRules: RetentionRules { (try? checkedRetentionRules) ?? RetentionRules() }

  /// The same; throws INVALID_ARGUMENT for what cannot be used.
  var checkedRetentionRules: RetentionRules {
    get throws(ServiceError) {
      try RetentionRules(data[RetentionRules.key] ?? "", schema: .workflows(customSearchAttributes))
    }
  }
}

/// What is wrong with a rule.
private struct RuleProblem: Error {
  var sentence: String
}

extension RetentionRules.Rule {
  fileprivate init(_ value: Google_Protobuf_Value, schema: QuerySchema) throws(RuleProblem) {
    guard case .structValue(let object) = value.kind else { throw RuleProblem(sentence: "an object with filter and retention is expected") }
    if let other = object.fields.keys.sorted().first(where: { $0 != "filter" && $0 != "retention" }) {
      throw RuleProblem(sentence: "\"\(other)\" is neither filter nor retention")
    }
    guard case .stringValue(let filter)? = object.fields["filter"]?.kind else {
      throw RuleProblem(sentence: "a filter is expected, as a text")
    }
    guard case .stringValue(let text)? = object.fields["retention"]?.kind, let retention = Duration(days: text) ?? Duration(text: text),
      retention > .zero
    else { throw RuleProblem(sentence: "a retention is expected, such as \"72h\" or \"30d\"") }
    self.init(try Self.condition(filter, schema), retention: retention)
  }

  private static func condition(_ filter: String, _ schema: QuerySchema) throws(RuleProblem) -> Condition {
    let query: ListQuery
    let aDayLater: ListQuery
    do throws(QueryError) {
      query = try ListQuery(filter, schema: schema, now: .epoch)
      aDayLater = try ListQuery(filter, schema: schema, now: .epoch + .seconds(86_400))
    } catch {
      throw RuleProblem(sentence: error.message)
    }
    guard query.groupBy.isEmpty, query.orderBy.isEmpty, query.limit == nil else {
      throw RuleProblem(sentence: "a filter has conditions only: no GROUP BY, ORDER BY or LIMIT")
    }
    guard query == aDayLater else { throw RuleProblem(sentence: "a filter says the same at any time: no now()") }
    return query.condition
  }
}

extension Duration {
  /// Reads whole days: `30d`.
  fileprivate init?(days text: String) {
    guard text.hasSuffix("d"), let days = Int64(text.dropLast()), (0..<100_000).contains(days) else { return nil }
    self = .seconds(days * 86_400)
  }
}

extension ServiceError {
  fileprivate static func rules(_ problem: String) -> ServiceError { .invalidArgument("Invalid \(RetentionRules.key): \(problem).") }
}
