import GRPCWire
import SwiftProtobuf
import TemporalServices

/// What a server says to a question for a list: a page of it, that the filter cannot be used, or that it has no such list.
struct Listing<Response: Message & Sendable>: Sendable {
  /// Empty where there is none.
  var answer = Response()
  /// Why the filter cannot be used.
  var problem: String?
  /// Whether the server has such a list.
  var isOffered = true

  /// The HTTP status of a page that shows this.
  var status: Int { problem == nil ? 200 : 400 }
}

extension Visit {
  /// Asks for a list. Throws `GRPCError` for a failure that is not the filter's, nor that the server does not know the method.
  func list<Request: Message & Sendable, Response: Message & Sendable>(
    _ method: RPCMethod<Request, Response>, _ request: Request
  ) async throws -> Listing<Response> {
    do {
      return Listing(answer: try await call(method, request))
    } catch let error as GRPCError where error.code == .invalidArgument {
      return Listing(problem: error.message)
    } catch let error as GRPCError where error.code == .unimplemented {
      return Listing(isOffered: false)
    }
  }
}
