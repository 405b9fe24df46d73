import GRPCWire

/// Who the server is told has done something.
enum UIIdentity {
  static let name = "temporal-ui"
}

extension Visit {
  /// Does what a form asked for. A refusal by the server is said on the page that the form was on.
  func acting(or page: String, _ act: () async throws -> Reply) async throws -> Reply {
    do {
      return try await act()
    } catch let error as GRPCError where error.code != .unauthenticated && error.code != .unavailable {
      return .redirect(page, Flash(error.message, isFailure: true))
    }
  }
}
