import GRPCWire
import NIOHPACK

/// The header blocks of answers. The usual ones are made once.
enum AnswerHeaders {
  /// Opens an answer that carries plain messages.
  static let plain = HPACKHeaders([(":status", "200"), ("content-type", "application/grpc")])
  /// Opens an answer that carries compressed messages.
  static let gzip = HPACKHeaders([(":status", "200"), ("content-type", "application/grpc"), ("grpc-encoding", "gzip")])
  /// Ends a call that went well.
  static let ok = HPACKHeaders([("grpc-status", "0")])

  /// Ends a call that failed after its answer was opened.
  static func trailers(_ error: GRPCError) -> HPACKHeaders {
    var headers = HPACKHeaders()
    add(error, to: &headers)
    return headers
  }

  /// The whole answer of a call that failed before anything was sent.
  static func trailersOnly(_ error: GRPCError, httpStatus: String = "200") -> HPACKHeaders {
    var headers = HPACKHeaders([(":status", httpStatus), ("content-type", "application/grpc")])
    add(error, to: &headers)
    return headers
  }

  private static func add(_ error: GRPCError, to headers: inout HPACKHeaders) {
    headers.add(name: "grpc-status", value: String(error.code.rawValue))
    headers.add(name: "grpc-message", value: PercentEncoding.encode(error.message))
    if let details = error.statusDetails {
      headers.add(name: "grpc-status-details-bin", value: Base64.encode(details), indexing: .nonIndexable)
    }
    for trailer in error.trailers { headers.add(name: trailer.name, value: trailer.value) }
  }
}
