import FoundationEssentials
import HistoryEngine
import Model
import TemporalAPI
import VisibilityQuery

extension QueryField {
  /// A value as counts by groups show it: as a search attribute's payload. A missing one is null, or an empty word for a division.
  func payload(_ value: QueryValue?) -> Payload {
    var payload = Payload()
    payload.metadata["encoding"] = Data("json/plain".utf8)
    payload.metadata["type"] = Data(kind.typeName.utf8)
    payload.data = Data(json(value).utf8)
    return payload
  }

  private func json(_ value: QueryValue?) -> String {
    switch value {
    case nil: name == VisibilityDivision.attribute ? "\"\"" : "null"
    case .text(let text): Self.json(text)
    case .real(let number): String(number)
    case .integer(let number):
      switch kind {
      case .bool: number != 0 ? "true" : "false"
      case .status(let names): names.indices.contains(Int(number)) ? Self.json(names[Int(number)]) : String(number)
      default: String(number)
      }
    }
  }

  private static func json(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }
}
