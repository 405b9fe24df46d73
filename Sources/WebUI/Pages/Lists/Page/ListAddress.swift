import FoundationEssentials
import HTTPServer

/// What a list shows, as its address has it.
struct ListAddress: Sendable, Hashable {
  static let sizes = [20, 50, 100, 250, 1000]
  private static let longestTrail = 20

  let list: ListPlace
  /// The query as it was written, trimmed.
  var query = ""
  var order: ListOrder?
  var size = 100
  /// Where the page begins, as the server said; empty for the first page.
  private(set) var token = ""
  /// Counted from 1.
  private(set) var page = 1
  /// The tokens of the pages before, the first page's left out.
  private var trail: [String] = []

  init(query: String = "", in list: ListPlace = .workflows) {
    self.list = list
    self.query = query
  }

  init(_ fields: Fields, in list: ListPlace = .workflows) {
    self.list = list
    query = fields["query"] ?? ""
    order = fields["sort"].flatMap(ListOrder.init(text:))
    size = fields["size"].flatMap { Int($0) }.flatMap { Self.sizes.contains($0) ? $0 : nil } ?? 100
    token = fields["token"] ?? ""
    guard !token.isEmpty else { return }
    page = max(2, fields["page"].flatMap { Int($0) } ?? 2)
    trail = fields["back"].map { $0.split(separator: ".").map(String.init) } ?? []
  }

  /// The page's token as the server knows it; empty for the first page and for what is no token.
  var serverToken: Data { Base64URL.decode(token) }

  /// The first page of another query.
  func with(query: String) -> ListAddress {
    var address = first
    address.query = query
    return address
  }

  /// The first page in another order.
  func with(order: ListOrder?) -> ListAddress {
    var address = first
    address.order = order
    return address
  }

  /// The first page, with so many rows.
  func with(size: Int) -> ListAddress {
    var address = first
    address.size = size
    return address
  }

  var first: ListAddress {
    var address = self
    (address.token, address.page, address.trail) = ("", 1, [])
    return address
  }

  /// The page behind this one.
  func next(_ token: Data) -> ListAddress {
    var address = self
    if !self.token.isEmpty { address.trail = (trail + [self.token]).suffix(Self.longestTrail) }
    address.token = Base64URL.encode(token)
    address.page = page + 1
    return address
  }

  /// The page before this one; nil on the first, and where the way back is no longer known.
  var previous: ListAddress? {
    guard page > 1 else { return nil }
    guard let last = trail.last else { return page == 2 ? first : nil }
    var address = self
    address.token = last
    address.trail.removeLast()
    address.page = page - 1
    return address
  }

  /// The parts of a query string.
  var pairs: [(String, String)] {
    var pairs: [(String, String)] = []
    if !query.isEmpty { pairs.append(("query", query)) }
    if let order { pairs.append(("sort", order.text)) }
    if size != 100 { pairs.append(("size", String(size))) }
    if !token.isEmpty { pairs.append(("token", token)) }
    if page > 1 { pairs.append(("page", String(page))) }
    if !trail.isEmpty { pairs.append(("back", trail.joined(separator: "."))) }
    return pairs
  }

  /// The list's address.
  func href(_ visit: Visit) -> String { list.href(visit, query: pairs) }

  /// The address of one of the list's tools.
  func tool(_ visit: Visit, _ tool: String, query: [(String, String)] = []) -> String {
    visit.links.namespace(visit.namespace, list.tools, tool, query: query)
  }

  /// What is sent along, so that the same page or all that match can be found again.
  var queryString: String { pairs.map { PercentText.encode($0.0) + "=" + PercentText.encode($0.1) }.joined(separator: "&") }
}

/// What a list is in the order of: an attribute, in addresses with `-` in front where it is downwards.
struct ListOrder: Sendable, Hashable {
  var attribute: String
  var isDescending: Bool

  init(_ attribute: String, isDescending: Bool) {
    self.attribute = attribute
    self.isDescending = isDescending
  }

  init?(text: String) {
    isDescending = text.hasPrefix("-")
    attribute = isDescending ? String(text.dropFirst()) : text
    if attribute.isEmpty { return nil }
  }

  var text: String { (isDescending ? "-" : "") + attribute }
}

/// Bytes as addresses may have them.
enum Base64URL {
  static func encode(_ bytes: Data) -> String {
    bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// Empty for what is none.
  static func decode(_ text: String) -> Data {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)) ?? Data()
  }
}
