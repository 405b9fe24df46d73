import GRPCWire
import TemporalAPI
import TemporalServices

/// The search attributes of a namespace: the server's own, and those that were added.
enum SearchAttributePages {
  static let routes: [Route] = [
    .page("/namespaces/{namespace}/search-attributes") { try await page($0) },
    .action("/namespaces/{namespace}/search-attributes", .searchAttributes, add),
    .action("/namespaces/{namespace}/search-attributes/remove", .searchAttributes, remove),
  ]

  /// What there is; nil where the server does not say.
  static func attributes(_ visit: Visit) async -> ListSearchAttributesResponse? {
    await visit.tryCall(OperatorServiceMethods.listSearchAttributes, request(visit))
  }

  private static func request(_ visit: Visit) -> ListSearchAttributesRequest {
    var request = ListSearchAttributesRequest()
    request.namespace = visit.namespace
    return request
  }

  private static func page(_ visit: Visit, entered: (name: String, type: String) = ("", "Keyword"), failure: FormFailure? = nil)
    async throws
    -> Reply
  {
    let found = try await visit.call(OperatorServiceMethods.listSearchAttributes, request(visit))
    let here = visit.links.namespace(visit.namespace, "search-attributes")
    let model = Model(
      namespace: visit.namespace, custom: SearchAttributeRow.all(found.customAttributes),
      system: SearchAttributeRow.all(found.systemAttributes),
      types: FormChoice.all(SearchAttributeRow.types.map { ($0.word, $0.word) }, chosen: entered.type), entered: entered.name,
      failure: failure?.text, addAction: visit.allows(.searchAttributes) ? here : nil,
      removeAction: visit.allows(.searchAttributes) ? visit.links.namespace(visit.namespace, "search-attributes", "remove") : nil)
    return .page(
      Page(
        template: "pages/search-attributes", title: "Search attributes", model: model, place: .searchAttributes,
        status: failure?.status ?? 200))
  }

  @Sendable private static func add(_ visit: Visit) async throws -> Reply {
    let entered = (name: visit.form["name"] ?? "", type: visit.form["type"] ?? "")
    guard let type = SearchAttributeRow.types.first(where: { $0.word == entered.type })?.type, !entered.name.isEmpty else {
      return try await page(visit, entered: entered, failure: FormFailure("A search attribute needs a name and a type."))
    }
    var request = AddSearchAttributesRequest()
    request.namespace = visit.namespace
    request.searchAttributes = [entered.name: type]
    do {
      _ = try await visit.call(OperatorServiceMethods.addSearchAttributes, request)
    } catch let error as GRPCError {
      return try await page(visit, entered: entered, failure: FormFailure(error, visit: visit))
    }
    return .redirect(visit.links.namespace(visit.namespace, "search-attributes"), Flash("\(entered.name) can be searched for now."))
  }

  @Sendable private static func remove(_ visit: Visit) async throws -> Reply {
    let name = visit.form["name"] ?? ""
    let here = visit.links.namespace(visit.namespace, "search-attributes")
    var request = RemoveSearchAttributesRequest()
    request.namespace = visit.namespace
    request.searchAttributes = [name]
    do {
      _ = try await visit.call(OperatorServiceMethods.removeSearchAttributes, request)
    } catch let error as GRPCError {
      return .redirect(here, Flash(error.message, isFailure: true))
    }
    return .redirect(here, Flash("\(name) is removed."))
  }

  private struct Model: Sendable {
    let namespace: String
    let custom: [SearchAttributeRow]
    let system: [SearchAttributeRow]
    let types: [FormChoice]
    let entered: String
    let failure: String?
    let addAction: String?
    let removeAction: String?
  }
}

/// A search attribute and its type.
struct SearchAttributeRow: Sendable, Hashable {
  let name: String
  let type: String

  static let types: [(type: IndexedValueType, word: String)] = [
    (.keyword, "Keyword"), (.keywordList, "KeywordList"), (.text, "Text"), (.int, "Int"), (.double, "Double"), (.bool, "Bool"),
    (.datetime, "Datetime"),
  ]

  /// All of a map, by name.
  static func all(_ map: [String: IndexedValueType]) -> [SearchAttributeRow] {
    map.sorted { $0.key < $1.key }.map { name, type in
      SearchAttributeRow(name: name, type: types.first { $0.type == type }?.word ?? "Unknown")
    }
  }
}
