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
    let openAPI: [UInt8]
  }

  private let made = Mutex<Tables?>(nil)
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
        schema: schema, assembly: RequestAssembly(schema: schema), shorthand: PayloadShorthand(schema: schema),
        openAPI: OpenAPIDocument(routes: routes, schema: schema).json.printed(pretty: true))
      made = tables
      return tables
    }
  }
}
