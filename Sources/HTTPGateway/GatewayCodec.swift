import Foundation
import JSONText
import Synchronization
import TemporalServices

/// What the descriptors are good for, made when the first request needs it: a server that is asked nothing over HTTP does not pay for it.
final class GatewayCodec: Sendable {
  /// The descriptors, read.
  struct Tables: Sendable {
    let schema: APISchema
    let assembly: RequestAssembly
    let shorthand: PayloadShorthand
  }

  private let made = Mutex<Tables?>(nil)
  private let documents = Mutex<[RouteDocument: [UInt8]]>([:])
  private let routes: [HTTPRoute]

  init(routes: [HTTPRoute]) {
    self.routes = routes
  }

  /// Throws only if the descriptors that were compiled in are broken.
  func tables() throws -> Tables {
    try made.withLock { made in
      if let made { return made }
      let descriptors = Data(base64Encoded: apiDescriptorSetBase64).map { Array($0) } ?? []
      let schema = try APISchema(descriptorSet: descriptors)
      let tables = Tables(
        schema: schema, assembly: RequestAssembly(schema: schema), shorthand: PayloadShorthand(schema: schema))
      made = tables
      return tables
    }
  }

  /// A document's text, made when it is first asked for. Throws as `tables` does.
  func text(of document: RouteDocument) throws -> [UInt8] {
    let schema = try tables().schema
    return documents.withLock { documents in
      if let text = documents[document] { return text }
      let text = document.text(routes: routes, schema: schema)
      documents[document] = text
      return text
    }
  }
}
